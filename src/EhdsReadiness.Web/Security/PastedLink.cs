using Microsoft.AspNetCore.WebUtilities;

namespace EhdsReadiness.Web.Security;

/// <summary>
/// Link as mail programs and people hand it on: with the full stop of the sentence behind it, broken over two lines, wrapped, encoded
/// twice, with <c>&amp;amp;</c> between its parameters. No address of the site ends in punctuation or holds a blank, so what was meant can
/// be told. Looking at a link uses nothing up, so a program that follows it beforehand does no harm.
/// </summary>
public static partial class PastedLink
{
    private const int Encodings = 3;
    private static readonly char[] Ends = ['?', '&', '#'];

    /// <summary>Parameters of links in mails: secrets and identifiers, of letters, digits, hyphens and underscores.</summary>
    private static readonly string[] Named = ["account", "token", "email"];

    /// <summary>Serves what the address means. It is mended on the way in, not by a redirect, so that a form on such a page is sent to the
    /// same place.</summary>
    public static IApplicationBuilder UsePastedLinks(this IApplicationBuilder app) =>
        app.Use((http, next) =>
        {
            var (path, query) = (http.Request.Path.Value ?? "", http.Request.QueryString.Value ?? "");
            if (!Plain().IsMatch(path) || query.Length > 0)
            {
                var mended = Mend(path, query);
                (http.Request.Path, http.Request.QueryString) = (new(mended.Path), new(mended.Query));
            }

            return next(http);
        });

    /// <summary>Leads on where nothing was found at an address that lost its last sign, and one page alone has it with that sign.</summary>
    public static IApplicationBuilder UseCutLinks(this IApplicationBuilder app) =>
        app.Use(async (http, next) =>
        {
            await next(http);
            if (http.Response is { StatusCode: StatusCodes.Status404NotFound, HasStarted: false } && http.GetEndpoint() is null
                && !Refusal.IsTold(http)
                && (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
                && Whole(http.Request.Path.Value ?? "", http.RequestServices.GetRequiredService<EndpointDataSource>()) is { } whole)
            {
                http.Response.Redirect(http.Request.PathBase + whole + http.Request.QueryString);
            }
        });

    /// <summary>The path with the one sign that it lacks at its end; null when no page, or more than one, is such a sign away.</summary>
    internal static string? Whole(string path, EndpointDataSource endpoints)
    {
        var asked = path.Split('/');
        var last = asked[^1];
        var ends = endpoints.Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => ("/" + endpoint.RoutePattern.RawText!.TrimStart('/')).Split('/'))
            .Where(route => route.Length == asked.Length && route[^1].Length == last.Length + 1 && last.Length > 1
                && route[^1].StartsWith(last, StringComparison.OrdinalIgnoreCase)
                && route.Zip(asked).SkipLast(1)
                    .All(pair => pair.First.StartsWith('{') || pair.First.Equals(pair.Second, StringComparison.OrdinalIgnoreCase)))
            .Select(route => route[^1]).Distinct().ToList();
        return ends is [var end] ? string.Join('/', [.. asked[..^1], end]) : null;
    }

    /// <summary>Whether the address that was asked for has a secret or an identifier that lost its end, as where a mail broke the
    /// line.</summary>
    public static bool IsCut(HttpContext http)
    {
        var told = http.Features.Get<IStatusCodeReExecuteFeature>();
        var segments = (told?.OriginalPath ?? http.Request.Path.Value ?? "").Split('/');
        var query = told?.OriginalQueryString is { } before ? new QueryCollection(QueryHelpers.ParseQuery(before)) : http.Request.Query;
        var named = segments switch
        {
            [_, _, "assessments" or "calendars" or "clarify" or "invitations", var one, ..] => one,
            [_, _, "clients", "invitations", var one, ..] => one,
            _ => null,
        };
        var token = query["token"].ToString();
        return (named is { Length: >= 8 and < Secret.Length } && named.All(IsOfSecret))
            || (query.ContainsKey("account") ? token.Length < MailTokens.Length || query["account"].ToString().Length < Secret.Length
            : segments.ElementAtOrDefault(2) is "sign-up" && segments.Length > 3 && token.Length < Secret.Length);
    }

    /// <summary>What an address means.</summary>
    /// <param name="path">Decoded once, as a request has it.</param>
    /// <param name="query">As it stands in the request, with its question mark; empty when there is none.</param>
    internal static (string Path, string Query) Mend(string path, string query)
    {
        // A query that came encoded, or was hung on without its question mark; its values stay encoded.
        var (text, end) = (path, path.IndexOfAny(Ends));
        for (var i = 0; i < Encodings && end < 0 && Encoded().IsMatch(text); i++)
        {
            text = DecodedOnce(text);
            end = text.IndexOfAny(Ends);
        }

        if (end > 0)
        {
            var rest = text[end] == '#' ? "" : text[(end + 1)..];
            (text, query) = (text[..end], rest.Length == 0 ? query : query.Length == 0 ? $"?{rest}" : $"?{rest}&{query[1..]}");
        }

        text = WithoutEnd(Joined(Decoded(text)));
        var language = text.Split('/').ElementAtOrDefault(1);
        if (language is "FR" or "Fr" or "fR" or "EN" or "En" or "eN")
        {
            text = $"/{language.ToLowerInvariant()}{text[3..]}";
        }

        return (text.Length == 0 ? "/" : text, Mend(query));
    }

    private static string Mend(string query)
    {
        if (query.Length < 2) { return query; }

        var text = Escaped().Replace(query, "&");
        for (var i = 0; i < Encodings && !text.Contains('=', StringComparison.Ordinal)
            && text.Contains("%3D", StringComparison.OrdinalIgnoreCase); i++)
        {
            text = $"?{Uri.UnescapeDataString(text[1..])}";
        }

        text = Escaped().Replace(text, "&");
        var given = QueryHelpers.ParseQuery(text);
        if (!given.Keys.Any(key => Named.Contains(key))) { return text; }

        return QueryString.Create(
            given.SelectMany(one =>
            one.Value.Select(value => KeyValuePair.Create(one.Key, Named.Contains(one.Key) ? MendValue(value) : value)))).Value ?? "";
    }

    private static string? MendValue(string? value)
    {
        if (value is null) { return null; }

        var text = WithoutEnd(Joined(Decoded(value)));
        // An equals sign of a quoted-printable mail that nobody decoded; no secret of these lengths begins so otherwise.
        return text.StartsWith("3D", StringComparison.OrdinalIgnoreCase) && text.Length - 2 is Secret.Length or MailTokens.Length
            ? text[2..] : text;
    }

    /// <summary>A link as somebody typed or pasted it into a field: without its encodings, its line breaks and what stands around
    /// it.</summary>
    internal static string Clean(string? text) =>
        WithoutEnd(Joined(Decoded(text ?? "").Replace("%2F", "/", StringComparison.OrdinalIgnoreCase)));

    /// <summary>Decodes what was encoded once more than needed. An encoded slash stays: it never stands in an address of the
    /// site.</summary>
    private static string Decoded(string text)
    {
        for (var i = 0; i < Encodings && Encoded().IsMatch(text); i++)
        {
            text = DecodedOnce(text);
        }

        return text;
    }

    private static string DecodedOnce(string text) => Encoded().Replace(text, run => Uri.UnescapeDataString(run.Value));

    /// <summary>Takes out line breaks (with the equals sign of quoted-printable before them), blanks, and signs that nobody sees.</summary>
    private static string Joined(string text) =>
        string.Concat(SoftBreak().Replace(text, "")
            .Where(c => !char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format)));

    /// <summary>Takes off what no address ends in: every sign but letters, digits, hyphen, underscore and slash.</summary>
    private static string WithoutEnd(string text)
    {
        var length = text.Length;
        while (length > 0 && !char.IsLetterOrDigit(text[length - 1]) && text[length - 1] is not ('-' or '_' or '/')
            && !char.IsSurrogate(text[length - 1]))
        {
            length--;
        }

        return text[..length];
    }

    private static bool IsOfSecret(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';

    [GeneratedRegex("^(/(?!FR(/|$)|EN(/|$)|Fr(/|$)|En(/|$)|fR(/|$)|eN(/|$))[A-Za-z0-9/._-]*[A-Za-z0-9/_-])?/?$")]
    private static partial Regex Plain();

    [GeneratedRegex("(%(?!2[fF]|5[cC])[0-9a-fA-F]{2})+")]
    private static partial Regex Encoded();

    /// <summary>An ampersand as HTML writes it; encoded, only before a name of ours: elsewhere somebody may have typed it.</summary>
    [GeneratedRegex("&(amp|#38|#x26|%2338)(;|%3B)|%26(amp|%2338|#38)(;|%3B)(?=(account|token|email|return)(=|%3D))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Escaped();

    [GeneratedRegex("=\r?\n")]
    private static partial Regex SoftBreak();
}
