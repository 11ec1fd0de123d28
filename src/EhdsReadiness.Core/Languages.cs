namespace EhdsReadiness.Core;

/// <summary>The two-letter codes used in addresses, files and <c>lang</c> attributes.</summary>
public static class Languages
{
    public static readonly IReadOnlyList<Language> All = [Language.French, Language.English];

    /// <summary><c>fr</c> or <c>en</c>.</summary>
    public static string Code(this Language language) => language.Id();

    /// <summary>The language of a code, exactly <c>fr</c> or <c>en</c>; null for anything else.</summary>
    public static Language? Find(string? code) => Ids.Find<Language>(code);

    /// <summary>The language that the switch on each page leads to.</summary>
    public static Language Other(this Language language) => language switch
    {
        Language.French => Language.English,
        Language.English => Language.French,
    };
}
