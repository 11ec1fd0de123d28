using Microsoft.AspNetCore.Http.Extensions;

namespace EhdsReadiness.Web.Forms;

/// <summary>A form as it was sent, so that what was typed can be shown and sent again. Passwords, codes and files are never part of
/// it.</summary>
/// <param name="Action">Path and query of this site that it was sent to.</param>
/// <param name="Fields">Names and values in their order.</param>
public sealed record SentForm(string Action, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>Most characters of all values together; a longer form is not kept.</summary>
    public const int Longest = 64 * 1024;

    /// <summary>The name of the button that sends a form to be shown in the other language.</summary>
    public const string SwitchName = "switch";

    private static readonly string[] Own = ["__RequestVerificationToken", OnceForm.Name, CarriedForms.Name, SwitchName];
    private static readonly string[] Secret = ["password", "code"];

    /// <summary>What somebody typed, without identifiers and numbers that a page put there.</summary>
    public IEnumerable<string> Typed =>
        Fields.Select(one => one.Value).Where(value => value.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.')));

    /// <summary>The form of a request; null when it sent none, or one that cannot be read or kept.</summary>
    /// <param name="action">Path and query that the form was sent to.</param>
    public static async Task<SentForm?> ReadAsync(HttpRequest request, string action)
    {
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType) { return null; }

        try
        {
            var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
            var fields = new List<KeyValuePair<string, string>>();
            foreach (var (name, values) in form)
            {
                if (!Own.Contains(name) && !Secret.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase)))
                {
                    fields.AddRange(values.Select(value => KeyValuePair.Create(name, value ?? "")));
                }
            }

            return fields.Count == 0 || fields.Sum(field => field.Key.Length + field.Value.Length) > Longest ? null : new(action, fields);
        }
        // Whatever keeps a form from being read: what refused it stays refused.
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>The form of a request that is still on its own address.</summary>
    public static Task<SentForm?> ReadAsync(HttpRequest request) =>
        ReadAsync(request, UriHelper.BuildRelative(request.PathBase, request.Path, request.QueryString));
}
