namespace EhdsReadiness.Core.Regulations;

/// <summary>A published document with an address of its own, such as a guide.</summary>
/// <param name="Title">Its number or short title.</param>
/// <param name="Link">Where to read it, or to read about it: a DOI where one is known.</param>
public sealed record LawDocument(Text Title, Uri? Link);
