namespace EhdsReadiness.Core.Questionnaires.Checking;

/// <summary>Rules for <c>changes.yaml</c>: every question of the former version is accounted for, every name leads somewhere.</summary>
internal sealed class ChangeRules(ContentSource source, Content content)
{
    public IEnumerable<ContentFault> Faults() => Missing().Concat(Wrong());

    /// <summary>Without it the assessments of the version before would stay where they are for ever.</summary>
    private IEnumerable<ContentFault> Missing() =>
        from questionnaire in content.Questionnaires.Skip(1)
        where questionnaire.Changes is null && source.CouldRead(ContentFolder.FolderOf(questionnaire.Version))
        select source.Of(questionnaire).Fault(
            "version",
            $"version {Quote.Fr(questionnaire.Version)} : il manque {ChangesReader.FileName}, qui dit ce qu’est devenue chaque question " +
                $"de la version d’avant",
            $"version {Quote.Of(questionnaire.Version)} has no {ChangesReader.FileName}, which says what became of each question of the " +
                $"version before");

    private IEnumerable<ContentFault> Wrong() =>
        from questionnaire in content.Questionnaires
        let changes = questionnaire.Changes
        where changes is not null && source.CouldRead(ContentFolder.FolderOf(questionnaire.Version))
        from fault in Faults(questionnaire, changes)
        select fault;

    private IEnumerable<ContentFault> Faults(Questionnaire now, QuestionnaireChanges changes)
    {
        if (changes.From.Length == 0) { return []; }

        var former = content.Find(changes.From);
        if (former is null)
        {
            return [source.Of(changes)
                .Fault("from", $"from {Quote.Fr(changes.From)} n’est pas une version du questionnaire",
                $"from {Quote.Of(changes.From)} is no version of the questionnaire")];
        }

        if (content.Questionnaires.TakeWhile(questionnaire => questionnaire != now).All(questionnaire => questionnaire != former))
        {
            return [source.Of(changes).Fault(
                "from",
                $"from {Quote.Fr(changes.From)} doit être plus ancien que la version {Quote.Fr(now.Version)}",
                $"from {Quote.Of(changes.From)} must be older than version {Quote.Of(now.Version)}")];
        }

        return source.CouldRead(ContentFolder.FolderOf(former.Version))
            ? [.. Unaccounted(former, changes), .. changes.Questions.SelectMany(change => Faults(change, former, now)),
                .. SharedSuccessors(changes), .. MergedAlone(changes)]
            : [];
    }

    private IEnumerable<ContentFault> Unaccounted(Questionnaire former, QuestionnaireChanges changes) =>
        from question in former.Questions
        where changes.Find(question.Id) is null
        select source.Of(changes).Fault(
            "changes",
            $"changes ne dit pas ce qu’est devenue la question {Quote.Fr(question.Id)} de la version {Quote.Fr(former.Version)}",
            $"changes does not say what became of question {Quote.Of(question.Id)} of version {Quote.Of(former.Version)}");

    private IEnumerable<ContentFault> Faults(QuestionChange change, Questionnaire former, Questionnaire now)
    {
        var question = former.Find(change.Question);
        if (question is null && change.Question.Length > 0)
        {
            yield return source.Of(change).Fault(
                "question",
                $"question {Quote.Fr(change.Question)} : ce n’est pas une question de la version {Quote.Fr(former.Version)}",
                $"question {Quote.Of(change.Question)} is not a question of version {Quote.Of(former.Version)}");
        }

        for (var item = 0; item < change.Into.Count; item++)
        {
            if (change.Into[item].Length > 0 && now.Find(change.Into[item]) is null)
            {
                yield return source.Of(change).Fault(
                    "into",
                    item,
                    $"question {Quote.Fr(change.Question)} : elle mène à {Quote.Fr(change.Into[item])}, qui n’est pas une question de la " +
                        $"version {Quote.Fr(now.Version)}",
                    $"change of question {Quote.Of(change.Question)} leads to {Quote.Of(change.Into[item])}, which is not a question of " +
                        $"version {Quote.Of(now.Version)}");
            }
        }

        if (change.Kind == ChangeKind.Kept && question is not null && now.Find(question.Id) is { } kept && !SameWords(question, kept))
        {
            yield return source.Of(change).Fault(
                "kind",
                $"question {Quote.Fr(question.Id)} : kind « kept » est faux, ses mots ont changé ; écrivez « reworded », et ce que " +
                    $"devient sa réponse",
                $"kind “kept” of question {Quote.Of(question.Id)} is wrong: its words have changed; say “reworded”, and what happens to " +
                    $"its answer");
        }
    }

    /// <summary>What an answer means stands in the question, its levels and whether "does not apply" is offered.</summary>
    private static bool SameWords(Question former, Question now) =>
        former.Ask == now.Ask && former.Levels.SequenceEqual(now.Levels) && former.NotApplicable is null == now.NotApplicable is null;

    private IEnumerable<ContentFault> SharedSuccessors(QuestionnaireChanges changes)
    {
        var taken = new Dictionary<string, QuestionChange>(StringComparer.Ordinal);
        foreach (var change in changes.Questions)
        {
            foreach (var into in change.Into)
            {
                if (!taken.TryAdd(into, change) && (change.Kind != ChangeKind.Merged || taken[into].Kind != ChangeKind.Merged))
                {
                    yield return source.Of(change).Fault(
                        "question",
                        $"question {Quote.Fr(change.Question)} : elle mène à {Quote.Fr(into)}, comme {Quote.Fr(taken[into].Question)} ; " +
                            $"seules des questions fondues ont la même suite",
                        $"change of question {Quote.Of(change.Question)} leads to {Quote.Of(into)}, as that " +
                            $"of {Quote.Of(taken[into].Question)} does: only merged questions share a successor");
                }
            }
        }
    }

    private IEnumerable<ContentFault> MergedAlone(QuestionnaireChanges changes) =>
        from change in changes.Questions
        where change.Kind == ChangeKind.Merged && change.Into.Count == 1
            && changes.Questions.Count(other => other.Kind == ChangeKind.Merged && other.Into.Contains(change.Into[0])) == 1
        select source.Of(change).Fault(
            "into",
            $"question {Quote.Fr(change.Question)} : elle est seule fondue dans {Quote.Fr(change.Into[0])} ; écrivez « reworded »",
            $"question {Quote.Of(change.Question)} is merged into {Quote.Of(change.Into[0])} alone; say “reworded”");
}
