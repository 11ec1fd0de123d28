namespace EhdsReadiness.Web.Pages.Administration;

/// <summary>Why a role was not given or taken, in words.</summary>
internal static class StaffWords
{
    /// <param name="change">One that was not done.</param>
    public static string Refusal(StaffChange change, IStringLocalizer texts) =>
        change.Refusal is { } refusal ? Refusal(refusal, texts) : texts["Error.owns", string.Join(", ", change.OwnedAlone)];

    public static string Refusal(StaffRefusal refusal, IStringLocalizer texts) => texts[refusal switch
    {
        StaffRefusal.Oneself => "Error.oneself",
        StaffRefusal.LastAdministrator => "Error.last",
    }];
}
