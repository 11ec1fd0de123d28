namespace EhdsReadiness.Core.Tests.ActionPlans;

public class ReminderTests
{
    private const string Me = "me";

    private static FollowedPlan Plan(string due, string? ownerAccount = null, ActionStatus status = ActionStatus.ToDo)
    {
        var details = ActionDetails.Untouched with
            { Title = "own", Due = DateOnly.Parse(due, null), Owner = ownerAccount, OwnerAccount = ownerAccount, Status = status, Reason =
            status == ActionStatus.Dropped ? "why" : null };
        return new([new("own", ActionStanding.Own, null, null, null, new("own", 1, details, null, DateTimeOffset.UnixEpoch))], false);
    }

    [Theory]
    [InlineData("2027-02-27", false)]
    [InlineData("2027-02-28", true)]
    [InlineData("2027-03-31", true)]
    [InlineData("2027-04-01", false)]
    public void A_reminder_is_due_within_the_month_before_the_last_day(string today, bool due) =>
        Assert.Equal(due ? 1 : 0, Reminders.Of(Plan("2027-03-01"), Me, DateOnly.Parse(today, null)).Count);

    [Theory]
    [InlineData(null, 1)]
    [InlineData(Me, 1)]
    [InlineData("somebody", 0)]
    public void Nobody_is_reminded_of_what_somebody_else_with_an_account_leads(string? owner, int count) =>
        Assert.Equal(count, Reminders.Of(Plan("2027-03-01", owner), Me, new(2027, 3, 10)).Count);

    [Theory]
    [InlineData(ActionStatus.Doing, 1)]
    [InlineData(ActionStatus.Done, 0)]
    [InlineData(ActionStatus.Dropped, 0)]
    public void Nobody_is_reminded_of_what_is_finished(ActionStatus status, int count) =>
        Assert.Equal(count, Reminders.Of(Plan("2027-03-01", status: status), Me, new(2027, 3, 10)).Count);
}
