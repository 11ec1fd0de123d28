namespace EhdsReadiness.Web.Reports.ActionPlans;

/// <summary>What an answer counts for and what law stands behind it, after its words: what a first look has in place of two
/// tables.</summary>
internal static class Weights
{
    /// <summary>State, article and date of the duty, then weight and points.</summary>
    public static Prose Of(Wording wording, Question question)
    {
        var duty = wording.Result.Combined.Duties.FirstOrDefault(one => one.Question.Id == question.Id);
        Prose law = duty is null ? ""
            : Prose.Quiet(wording.State(duty.State) + wording.Say("Answers.Colon")) + wording.ArticleLink(duty.Duty.Article)
                + Prose.Quiet(", " + (duty.Duty.From is { } day ? wording.Day(day) : wording.Say("Due.Past")) + ". ");
        return law + Prose.Quiet(Counted(wording, question));
    }

    /// <summary>What weights and points of an axis add up to.</summary>
    public static string Sum(Wording wording, AxisScore axis) =>
        wording.Say("Answers.Sum", wording.Whole(axis.Weight), wording.Tenths(Tenths.SumOf(axis)));

    private static string Counted(Wording wording, Question question)
    {
        var axis = wording.Result.Combined.Axes.First(one => one.Axis.Id == question.AxisId);
        var tenths = Tenths.Of(axis);
        var index = axis.Contributions.ToList().FindIndex(contribution => contribution.Question.Id == question.Id);
        return index < 0 ? wording.Say("Answers.NotCounted")
            : wording.Say("Answers.Counted", wording.Whole(question.Weight), wording.Tenths(tenths[index]));
    }
}
