namespace EhdsReadiness.Web.Pages.Grants;

/// <summary>Says that an organisation was erased, and what remains.</summary>
public sealed class ErasedModel : SignedInPage;
