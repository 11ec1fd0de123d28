namespace EhdsReadiness.Web.Pages;

/// <summary>A button of a form that asks the browser for a passkey (<c>_Passkey</c>); only a script can.</summary>
/// <param name="Ceremony"><c>create</c> or <c>get</c>.</param>
/// <param name="Challenge">Where the form's fields are sent for a challenge.</param>
/// <param name="Label">What stands on the button.</param>
/// <param name="Action">Where the button sends the form with what the authenticator answered; null for a button that only fills it
/// in.</param>
/// <param name="Field">Name of the field that holds it.</param>
public sealed record PasskeyButton(string Ceremony, string Challenge, string Label, string? Action, string Field = Passkeys.Field);
