namespace EhdsReadiness.Web.Reports.ActionPlans;

/// <summary>What each question brings to the score of its axis, in tenths that add up to the printed sum.</summary>
internal static class ContributionTable
{
    public static Table Of(Wording wording, AxisScore axis)
    {
        var tenths = Tenths.Of(axis);
        return new(
            wording.Say("Results.ContributionTable", wording.In(axis.Axis.Title)),
            [
                new(wording.Say("Question"), 57),
                new(wording.Say("Answer"), 25),
                new(wording.Say("Weight"), 8, Alignment.Right),
                new(wording.Say("Points"), 10, Alignment.Right),
            ],
            [.. axis.Contributions.Select((contribution, index) => (IReadOnlyList<Cell>)
            [
                wording.In(contribution.Question.Ask),
                wording.Answer(contribution.Question),
                wording.Whole(contribution.Question.Weight),
                wording.Tenths(tenths[index]),
            ])])
        {
            Footer = [wording.Say("Sum"), "", wording.Whole(axis.Weight), wording.Tenths(Tenths.SumOf(axis))],
        };
    }
}
