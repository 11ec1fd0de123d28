namespace EhdsReadiness.Core;

/// <summary>The two-letter codes used in addresses, files and <c>lang</c> attributes.</summary>
public static class Languages
{
    public static readonly IReadOnlyList<Language> All = [Language.French, Language.English];

    /// <summary><c>fr</c> or <c>en</c>.</summary>
    public static string Code(this Language language) => language.Id();

    /// <summary>The language of a code, exactly <c>fr</c> or <c>en</c>; null for anything else.</summary>
    public static Language? Find(string? code) => Ids.Find<Language>(code);

    /// <summary>What is of this language, of what there is in each. Whoever adds a language adds a parameter, and the compiler names
    /// every place that has to say more.</summary>
    public static T Pick<T>(this Language language, T french, T english) => language switch
    {
        Language.French => french,
        Language.English => english,
    };

    /// <summary>The language that the switch on each page leads to.</summary>
    public static Language Other(this Language language) => language.Pick(Language.English, Language.French);
}
