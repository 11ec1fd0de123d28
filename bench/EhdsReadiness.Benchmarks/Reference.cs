using EhdsReadiness.Web.Setup;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;

namespace EhdsReadiness.Benchmarks;

/// <summary>What the site is measured against: a bare page with the same bytes and a form, the same row written by raw SQL.</summary>
internal static class Reference
{
    /// <summary>The bytes that the bare page answers with, without the token of its form.</summary>
    public static (string Before, string After) PageAroundForm { get; private set; }

    /// <param name="page">A page of the site, with one form: the bare page has the same bytes.</param>
    public static async Task<(WebApplication App, HttpClient Http)> StartAsync(string database, string page, int people)
    {
        var token = System.Text.RegularExpressions.Regex.Match(page, "<input name=\"__RequestVerificationToken\"[^>]*>");
        PageAroundForm = (page[..token.Index], page[(token.Index + token.Length)..]);
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = ["--urls", "http://127.0.0.1:0"], ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        // The site's own pages need its route constraints and are not what is compared.
        builder.Services.AddRazorPages().ConfigureApplicationPartManager(parts =>
        {
            foreach (var part in parts.ApplicationParts.Where(part => part.Name == typeof(Site).Assembly.GetName().Name).ToList())
            {
                parts.ApplicationParts.Remove(part);
            }
        });
        var app = builder.Build();
        app.MapRazorPages();

        using (var connection = new SqliteConnection($"Data Source={database}"))
        {
            connection.Open();
            using var create = connection.CreateCommand();
            create.CommandText =
                "PRAGMA journal_mode = WAL; CREATE TABLE answer (assessment_id TEXT, question_id TEXT, level INTEGER, note TEXT, " +
                "changed_at TEXT, PRIMARY KEY (assessment_id, question_id)) STRICT";
            create.ExecuteNonQuery();
        }

        app.MapPost("/save", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            using var connection = new SqliteConnection($"Data Source={database};Foreign Keys=True");
            connection.Open();
            using (var durable = connection.CreateCommand())
            {
                durable.CommandText = "PRAGMA busy_timeout = 5000; PRAGMA synchronous = FULL";
                durable.ExecuteNonQuery();
            }

            using var transaction = connection.BeginTransaction();
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText =
                "INSERT INTO answer VALUES ($a, $q, $l, $n, $t) ON CONFLICT (assessment_id, question_id) DO UPDATE SET level = " +
                "excluded.level, note = excluded.note, changed_at = excluded.changed_at";
            command.Parameters.AddWithValue("$a", form["assessment"].ToString());
            command.Parameters.AddWithValue("$q", form["question"].ToString());
            command.Parameters.AddWithValue("$l", int.Parse(form["level"].ToString(), System.Globalization.CultureInfo.InvariantCulture));
            command.Parameters.AddWithValue("$n", form["note"].ToString());
            command.Parameters.AddWithValue("$t", DateTimeOffset.UtcNow.ToString("O"));
            command.ExecuteNonQuery();
            transaction.Commit();
            return Results.Redirect("/bare");
        }).DisableAntiforgery();
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return (app, SiteUnderLoad.Client(new(address), people));
    }

    /// <summary>Whether a row is written, on disk when this returns.</summary>
    public static async Task<bool> SaveAsync(HttpClient client, string assessment, int turn)
    {
        using var form = new FormUrlEncodedContent(
            [new("assessment", assessment), new("question", "holder-three-months"), new("level", $"{turn % 5}"),
            new("note", $"Note {turn}")]);
        using var response = await client.PostAsync(new Uri("/save", UriKind.Relative), form);
        return response.StatusCode == System.Net.HttpStatusCode.Found;
    }
}
