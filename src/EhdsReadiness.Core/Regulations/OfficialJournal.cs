namespace EhdsReadiness.Core.Regulations;

/// <summary>Addresses of provisions in the Official Journal of the European Union, in the reader's language.</summary>
public static partial class OfficialJournal
{
    /// <summary>
    /// Where a provision is read: the paragraph of Regulation (EU) 2025/327, one of its recitals, or the article of the GDPR.
    /// Null for the rules of a Member State, which are not published there.
    /// </summary>
    /// <param name="cite">As listed in <c>regulation/rules.yaml</c>: <c>60(2)</c>, <c>recital 52</c>, <c>GDPR 28(3)</c>.</param>
    public static Uri? AddressOf(string cite, Language language)
    {
        var found = Provision().Match(cite);
        if (!found.Success) { return null; }

        var number = int.Parse(found.Groups["article"].Value, CultureInfo.InvariantCulture);
        return found.Groups["act"].Value switch
        {
            "recital " => Ehds(language, string.Create(CultureInfo.InvariantCulture, $"rct_{number}")),
            "GDPR " => new Uri(string.Create(
                CultureInfo.InvariantCulture, $"https://eur-lex.europa.eu/eli/reg/2016/679/oj/{ThreeLetters(language)}#art_{number}")),
            _ when found.Groups["paragraph"] is { Success: true } paragraph =>
                Ehds(language, string.Create(CultureInfo.InvariantCulture, $"{number:D3}.{paragraph.Value.PadLeft(3, '0')}")),
            _ => Ehds(language, string.Create(CultureInfo.InvariantCulture, $"art_{number}")),
        };
    }

    private static Uri Ehds(Language language, string fragment) =>
        new($"https://eur-lex.europa.eu/legal-content/{language.Code().ToUpperInvariant()}/TXT/HTML/?uri=OJ:L_202500327#{fragment}");

    private static string ThreeLetters(Language language) => language.Pick("fra", "eng");

    [GeneratedRegex(@"^(?<act>recital |GDPR )?(?<article>\d+)(?:\((?<paragraph>\d+)\))?(?:\([a-z]+\))*$")]
    private static partial Regex Provision();
}
