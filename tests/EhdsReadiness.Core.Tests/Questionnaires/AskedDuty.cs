namespace EhdsReadiness.Core.Tests.Questionnaires;

/// <summary>A row of the fact base whose question an organisation is asked in full mode.</summary>
/// <param name="Date">The day it binds from, <see cref="Now"/> for law in force; null when it does not bind this organisation.</param>
internal sealed record AskedDuty(DutyRow Row, string? Date)
{
    public const string Now = "now";

    public bool IsHolderRow => Row.Binds is Binds.Hold or Binds.Label;

    public static IReadOnlyList<AskedDuty> Of(Roles role, Profile profile) =>
    [
        .. from question in Scope.Of(Published.Questionnaire, role, profile, AssessmentMode.Full)
           where question.Duty is not null
           select new AskedDuty(DutyTable.Of(question)!, DateOf(question.Duty!.For(profile, Published.Content.Regulation))),
    ];

    /// <summary>The dates of the holder and label rows that bind; empty when none does.</summary>
    public static IReadOnlyList<string> HolderDates(Roles role, Profile profile) =>
        [.. Of(role, profile).Where(duty => duty.IsHolderRow).Select(duty => duty.Date).OfType<string>()];

    private static string? DateOf(BindingDuty? duty) =>
        duty is null ? null : duty.From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? Now;
}
