namespace EhdsReadiness.Attack.Tests.Populations;

/// <summary>
/// The questionnaire of the attack: four axes of three questions with weights 5, 3 and 2, so that the scores of an axis lie 2.5 apart.
/// Nothing in it is optional, so that the attacker is never in doubt about what a score is made of.
/// </summary>
public static class Questions
{
    /// <summary>Stands for "I don't know", which gives no points.</summary>
    public const int Unknown = -1;

    public static IReadOnlyList<string> Axes { get; } = ["transparency", "reusable-databases", "provision", "simple-use"];

    public static IReadOnlyList<Question> All { get; } =
        [.. Axes.SelectMany((axis, index) => new[] { 5, 3, 2 }.Select(weight => new Question($"{axis}-{weight}", index, weight)))];

    /// <summary>Index of the measure that is the plain mean of the axes.</summary>
    public static int Overall => Axes.Count;

    /// <summary>Levels in the order of the model's variables: unknown first, then 0 to 4.</summary>
    public static IReadOnlyList<int> Levels { get; } = [Unknown, 0, 1, 2, 3, 4];

    /// <summary>Bands and the lowest overall score in each.</summary>
    public static IReadOnlyList<(string Id, double From)> Bands { get; } =
        [("starting", 0), ("building", 25), ("structured", 50), ("ready", 75), ("leading", 90)];

    public static double Points(int level) => level <= 0 ? 0 : level * 25;

    public static double AxisScore(IReadOnlyList<int> levels, int axis)
    {
        double points = 0, weights = 0;
        for (var question = 0; question < All.Count; question++)
        {
            if (All[question].Axis == axis)
            {
                points += All[question].Weight * Points(levels[question]);
                weights += All[question].Weight;
            }
        }

        return points / weights;
    }
}
