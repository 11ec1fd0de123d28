namespace EhdsReadiness.Core.Tests.Reassessments;

/// <summary>Two invented versions, the second with or without its file of changes, and an assessment of the first and of either.</summary>
internal sealed record TwoVersions(Content Content, Questionnaire First, Questionnaire Second, Assessment Before, Assessment After)
{
    public const string NewVersion = "t-2";

    public static readonly Gen<TwoVersions> Any =
        from first in Invented.AnyQuestionnaire
        from drawn in Invented.AnyQuestionnaire
        from told in Gen.Int[0, 3]
        from kinds in Gen.Int[0, 9].Array[first.Questions.Count]
        from carrying in Gen.OneOf(Carrying.Carried, Carrying.Confirm, Carrying.Again).Array[first.Questions.Count]
        let second = drawn with
            { Version = NewVersion, Date = first.Date.AddYears(1), Changes = told == 0 ? null : ChangesOf(first, drawn, kinds, carrying) }
        from before in Invented.AnyAssessment(first)
        from onNewer in Gen.Bool
        from after in Invented.AnyAssessment(onNewer ? second : first)
        select new TwoVersions(ContentOf(first, second), first, second, before, after);

    public static Content ContentOf(params Questionnaire[] versions) => new(Invented.Regulation, [], [], versions);

    /// <summary>Every question of the first version accounted for, as the rules of the content want it.</summary>
    private static QuestionnaireChanges ChangesOf(Questionnaire first, Questionnaire second, int[] kinds, Carrying[] carrying)
    {
        var free = new Queue<string>(second.Questions.Select(question => question.Id));
        string? merging = null;
        var changes = new List<QuestionChange>();
        for (var i = 0; i < kinds.Length; i++)
        {
            var id = first.Questions[i].Id;
            if (merging is not null)
            {
                changes.Add(new(id, ChangeKind.Merged, [merging], carrying[i]));
                merging = null;
            }
            else if (kinds[i] < 5 && free.TryDequeue(out var into))
            {
                changes.Add(new(id, ChangeKind.Reworded, [into], carrying[i]));
            }
            else if (kinds[i] < 7 && free.Count > 1)
            {
                changes.Add(new(id, ChangeKind.Split, [free.Dequeue(), free.Dequeue()], carrying[i]));
            }
            else if (kinds[i] < 9 && free.Count > 0 && i + 1 < kinds.Length)
            {
                merging = free.Dequeue();
                changes.Add(new(id, ChangeKind.Merged, [merging], carrying[i]));
            }
            else
            {
                changes.Add(new(id, ChangeKind.Removed, [], Carrying.Carried));
            }
        }

        return new(first.Version, changes);
    }
}
