namespace EhdsReadiness.Web.Reports;

/// <summary>What a drawing names.</summary>
/// <param name="Kind">Its class in the dictionary of resources: <c>ExtGState</c>, <c>Pattern</c> or <c>XObject</c>.</param>
/// <param name="Entries">What its dictionary says; <c>@</c> stands for the form of a mask.</param>
/// <param name="Form">What is drawn as one thing, or the mask of a state; null for anything else.</param>
/// <param name="Picture">Pixels inside the drawing; null for anything else.</param>
internal sealed record VectorResource(string Kind, string Entries, VectorForm? Form = null, Picture? Picture = null);
