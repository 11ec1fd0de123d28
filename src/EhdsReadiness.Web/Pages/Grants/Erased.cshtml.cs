namespace EhdsReadiness.Web.Pages.Grants;

/// <summary>Says that an organisation was erased, and what remains.</summary>
[SignedIn]
public sealed class ErasedModel : LocalisedPage;
