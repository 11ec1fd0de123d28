namespace EhdsReadiness.Web.Accounts;

/// <summary>What came of a ceremony of a passkey.</summary>
/// <param name="Fault">Why it did not do; null when it did.</param>
/// <param name="Account">Whose it is; null when it did not do.</param>
/// <param name="Made">The passkey that was made; null where none was.</param>
public sealed record PasskeyTry(PasskeyFault? Fault, Account? Account = null, Passkey? Made = null);
