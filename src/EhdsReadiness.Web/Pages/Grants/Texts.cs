namespace EhdsReadiness.Web.Pages.Grants;

/// <summary>Names the texts on whom an organisation lets in, and on its erasure.</summary>
public sealed class Texts;
