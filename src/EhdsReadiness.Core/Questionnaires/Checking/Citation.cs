namespace EhdsReadiness.Core.Questionnaires.Checking;

/// <summary>An article or recital named in a text.</summary>
/// <param name="Cite">As <c>regulation/rules.yaml</c> lists it, such as <c>GDPR 28</c>; <c>other 10</c> for a law it does not list.</param>
/// <param name="Listed">Whether it belongs to a law that the rules list.</param>
internal sealed record Citation(string Cite, bool Listed);
