namespace EhdsReadiness.Core.ActionPlans;

/// <summary>The plan: what the law asks already first, then what it asks next; within each what raises the score most with the least
/// effort.</summary>
public static class Planning
{
    /// <summary>Months kept in hand before a legal date, and given for a duty that is already due.</summary>
    public const int MonthsInHand = 3;

    /// <summary>Months given for good practice.</summary>
    public const int MonthsForGoodPractice = 12;

    /// <summary>The divisor of the priority: 1, 3 or 8.</summary>
    public static int WeightOf(Effort effort) => effort switch
    {
        Effort.Days => 1,
        Effort.Weeks => 3,
        Effort.Months => 8,
    };

    /// <summary>1 to 5, by the months left until the duty binds; 1 for good practice (null).</summary>
    public static int UrgencyOf(BindingDuty? duty, DateOnly date) => duty switch
    {
        null => 1,
        { From: null } => 5,
        { From: { } from } => WholeMonths(date, from) switch
        {
            <= 0 => 5,
            <= 12 => 4,
            <= 30 => 3,
            _ => 2,
        },
    };

    /// <summary>Whole calendar months from one day to another, rounded down; 0 or less when the second is not a month later.</summary>
    public static int WholeMonths(DateOnly from, DateOnly to)
    {
        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month;
        return from.AddMonths(months) > to ? months - 1 : months;
    }

    /// <summary>First day of the month by whose end the action should be done.</summary>
    public static DateOnly FinishBy(BindingDuty? duty, DateOnly date)
    {
        var month = new DateOnly(date.Year, date.Month, 1);
        if (duty is null) { return month.AddMonths(MonthsForGoodPractice); }

        if (duty.From is not { } from || from <= date) { return month.AddMonths(MonthsInHand); }

        var before = new DateOnly(from.Year, from.Month, 1).AddMonths(-MonthsInHand);
        return before < month ? month : before;
    }

    /// <summary>The plan that follows from a result, by its combined reading.</summary>
    public static ActionPlan Of(Result result)
    {
        var (asked, combined, date) = (result.Asked, result.Combined, result.Assessment.Date);
        var scored = combined.Axes.Count(axis => axis.Score is not null);
        var axes = combined.Axes.Select((axis, order) => (axis.Axis.Id, Place: (Order: order, Divisor: axis.Weight * scored)))
            .ToDictionary(pair => pair.Id, pair => pair.Place);
        var missing = 0;
        var heads = new PriorityQueue<Chain, Head>(HeadOrder.Instance);
        foreach (var one in asked)
        {
            missing += one.Answer is null ? 1 : 0;
            var (axisOrder, divisor) = axes[one.Question.AxisId];
            if (Chain.Of(one, divisor, axisOrder, date) is { } chain)
            {
                heads.Enqueue(chain, chain.Head);
            }
        }

        var entries = new List<PlanEntry>();
        while (heads.TryDequeue(out var chain, out var head))
        {
            entries.Add(head.Entry);
            if (chain.MoveNext())
            {
                heads.Enqueue(chain, chain.Head);
            }
        }

        return new(missing, entries, [.. entries.OrderBy(entry => DueOrder(entry.Duty, date))]);
    }

    /// <summary>Duties that bind on a day come first, then those to come by their date, good practice last. All steps of a question share
    /// its duty, so that sorting by this keeps their order.</summary>
    private static int DueOrder(BindingDuty? duty, DateOnly date) => duty switch
    {
        null => int.MaxValue,
        _ when duty.IsDueOn(date) => int.MinValue,
        _ => duty.From!.Value.DayNumber,
    };

    /// <summary>The entries of one question, in their order.</summary>
    private sealed class Chain(IReadOnlyList<PlanEntry> entries, int axisOrder)
    {
        private int _next;

        public Head Head => new(entries[_next], axisOrder);

        public bool MoveNext() => ++_next < entries.Count;

        public static Chain? Of(AskedQuestion one, int divisor, int axisOrder, DateOnly date)
        {
            var question = one.Question;
            var urgency = UrgencyOf(one.Duty, date);
            var finishBy = FinishBy(one.Duty, date);
            List<PlanEntry> entries = one.Answer switch
            {
                null or { Kind: AnswerKind.NotApplicable } => [],
                { Kind: AnswerKind.Unknown } => [Entry(null, null, null, question.Target, Effort.Days)],
                { Kind: AnswerKind.Level } => Rising(one.Answer.Level!.Value),
            };
            return entries.Count == 0 ? null : new(entries, axisOrder);

            List<PlanEntry> Rising(int level)
            {
                var rising = new List<PlanEntry>(question.Actions.Count);
                foreach (var action in question.Actions)
                {
                    if (action.To > level && action.To <= question.Target)
                    {
                        rising.Add(Entry(action, level, action.To, action.To - level, action.Effort));
                        level = action.To;
                    }
                }

                return rising;
            }

            PlanEntry Entry(QuestionAction? action, int? from, int? to, int rise, Effort effort)
            {
                var gain = new Fraction((long)question.Weight * rise * Readiness.PointsPerLevel, divisor);
                return new(question, action, from, to, gain, effort, urgency, gain * new Fraction(urgency, WeightOf(effort)), one.Duty,
                    finishBy);
            }
        }
    }

    private readonly record struct Head(PlanEntry Entry, int AxisOrder);

    private sealed class HeadOrder : IComparer<Head>
    {
        public static readonly HeadOrder Instance = new();

        public int Compare(Head x, Head y)
        {
            var (a, b) = (x.Entry, y.Entry);
            var order = b.Priority.CompareTo(a.Priority);
            order = order != 0 ? order : DueOrder(a.Duty).CompareTo(DueOrder(b.Duty));
            order = order != 0 ? order : WeightOf(a.Effort).CompareTo(WeightOf(b.Effort));
            order = order != 0 ? order : x.AxisOrder.CompareTo(y.AxisOrder);
            return order != 0 ? order : a.Question.Order.CompareTo(b.Question.Order);
        }

        /// <summary>"Now" comes before any date, good practice after all of them.</summary>
        private static int DueOrder(BindingDuty? duty) => duty switch
        {
            null => int.MaxValue,
            { From: null } => int.MinValue,
            { From: { } from } => from.DayNumber,
        };
    }
}
