namespace EhdsReadiness.Core.Regulations;

/// <summary>The prose of the law page.</summary>
/// <param name="About2028">Why documents spoke of 2028 and what the adopted text says.</param>
/// <param name="OpenInFrance">What French law has not decided, or what is not known.</param>
public sealed record LawPage(Text About2028, IReadOnlyList<Misunderstanding> Misunderstood, IReadOnlyList<Text> OpenInFrance)
{
    /// <summary>What is different for public bodies; empty when the content says nothing of them.</summary>
    public IReadOnlyList<CitedText> PublicBodies { get; init; } = [];
}
