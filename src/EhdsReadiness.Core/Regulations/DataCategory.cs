namespace EhdsReadiness.Core.Regulations;

/// <summary>One of the seventeen minimum categories of Article 51(1).</summary>
/// <param name="Letter"><c>a</c> to <c>q</c>.</param>
/// <param name="Due">First day on which data of this category have to be made available (Article 105): 26 March 2029, or 26 March 2031 for
/// five of them.</param>
/// <param name="StricterNationalMeasures">True where Article 51(4) lets a Member State add safeguards.</param>
/// <param name="Source">Key of the fact base.</param>
public sealed record DataCategory(string Letter, Text Name, Text Description, DateOnly Due, bool StricterNationalMeasures, string Source);
