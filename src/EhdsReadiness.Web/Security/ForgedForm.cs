namespace EhdsReadiness.Web.Security;

/// <summary>Marks a request whose form came without a valid anti-forgery token.</summary>
public sealed record ForgedForm;
