namespace EhdsReadiness.Core.Questionnaires;

/// <summary>Why a command leaves a content folder as it is.</summary>
/// <param name="reason">What is wrong and what was expected; the French may have plain spaces.</param>
public sealed class ContentRefusal(Text reason) : InvalidOperationException(reason.En)
{
    /// <summary>For a file that cannot be read as it must be.</summary>
    public ContentRefusal(ContentFault fault)
        : this(new Text(fault.In(Language.French), fault.In(Language.English)))
    {
    }

    /// <summary>The reason for a reader of that language.</summary>
    public string In(Language language) => Typography.InFrench(reason, language);
}
