namespace EhdsReadiness.Core.Questionnaires.Reading;

/// <summary>Reads <c>changes.yaml</c>: what became of each question of an older version.</summary>
internal static class ChangesReader
{
    /// <summary>The file's name in the folder of the newer version.</summary>
    public const string FileName = "changes.yaml";

    public static QuestionnaireChanges Read(MapReader map, ContentSource source)
    {
        var changes = map.Close(
            new QuestionnaireChanges(map.Word("from"), map.Maps("changes", new("devenir de", "change of"), ChangeOf, nameKey: "question")));
        MapReader.RefuseTwice(changes.Questions, "question", change => change.Question, source);
        return changes;
    }

    private static QuestionChange ChangeOf(MapReader map)
    {
        var question = map.Word("question");
        var kind = map.Choice<ChangeKind>("kind");
        var into = IntoOf(map, question, kind);
        return map.Close(new QuestionChange(question, kind ?? ChangeKind.Kept, into, AnswerOf(map, kind)));
    }

    private static IReadOnlyList<string> IntoOf(MapReader map, string question, ChangeKind? kind)
    {
        var into = map.OptionalWords("into");
        if (kind is null || (map.Has("into") && !map.IsList("into"))) { return into; }

        var (least, most) = kind switch
        {
            ChangeKind.Split => (2, int.MaxValue),
            ChangeKind.Merged => (1, 1),
            ChangeKind.Reworded => (0, 1),
            _ => (0, 0),
        };
        if (into.Count < least || into.Count > most)
        {
            var expected = ExpectedInto(kind.Value);
            map.Fault("into", $"{map.Owner.Fr} : into nomme « {into.Count} » question(s) ; {expected.Fr}",
                $"into of {map.Owner.En} names “{into.Count}” questions; {expected.En}");
        }

        return into.Count == 0 && kind is ChangeKind.Kept or ChangeKind.Reworded ? [.. into.DefaultIfEmpty(question)] : into;
    }

    private static Text ExpectedInto(ChangeKind kind) => kind switch
    {
        ChangeKind.Split => new("une question est divisée en deux ou plus", "a question is split into two or more"),
        ChangeKind.Merged => new("une question est fondue dans une seule", "a question is merged into exactly one"),
        ChangeKind.Reworded => new("une question reformulée a au plus un nouveau nom", "a reworded question has at most one new name"),
        ChangeKind.Kept => new("une question gardée garde son nom", "a question that is kept keeps its name"),
        ChangeKind.Removed => new("une question retirée n’est suivie d’aucune", "a removed question has no successor"),
    };

    private static Carrying AnswerOf(MapReader map, ChangeKind? kind)
    {
        if (kind is not (ChangeKind.Reworded or ChangeKind.Split or ChangeKind.Merged))
        {
            if (map.Has("answer") && kind is not null)
            {
                map.Fault(
                    "answer",
                    $"{map.Owner.Fr} : answer ne doit pas être donné ; ce qui est gardé est repris, ce qui est retiré ne l’est pas",
                    $"answer of {map.Owner.En} must not be given: what is kept is carried, what is removed is not");
            }

            return Carrying.Carried;
        }

        return map.Choice<Carrying>("answer") ?? Carrying.Again;
    }
}
