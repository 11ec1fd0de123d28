namespace EhdsReadiness.Core.Questionnaires.Reading;

/// <summary>Reads <c>contradictions.yaml</c>.</summary>
/// <param name="questionIds">The questions of the version; null when not all of them can be read.</param>
internal sealed class ContradictionReader(QuestionReader conditions, IReadOnlySet<string>? questionIds)
{
    public IReadOnlyList<Contradiction> Read(MapReader map, ContentSource source)
    {
        var contradictions = map.Close(map.Maps("contradictions", new("contradiction", "contradiction"), ContradictionOf));
        MapReader.RefuseTwice(contradictions, "id", contradiction => contradiction.Id, source);
        return contradictions;
    }

    private Contradiction ContradictionOf(MapReader map)
    {
        var parts = map.Maps("when", new("partie", "part"), PartOf);
        if (parts.Count is not (2 or 3) && map.IsList("when"))
        {
            map.Fault("when", $"{map.Owner.Fr} : when a « {parts.Count} » partie(s) ; deux ou trois sont attendues",
                $"when of {map.Owner.En} has “{parts.Count}” parts; it must have two or three");
        }

        return map.Close(new Contradiction(map.Id("id"), parts, map.Text("hint")));
    }

    private ContradictionPart PartOf(MapReader map) =>
        map.Close(map.Has("profile") ? ProfilePartOf(map) : AnswerPartOf(map));

    private ContradictionPart ProfilePartOf(MapReader map)
    {
        var field = map.Word("profile");
        if (!conditions.KnowsField(field))
        {
            map.Fault("profile", $"{map.Owner.Fr} : profile {Quote.Fr(field)} n’est pas un champ de profile.yaml",
                $"profile {Quote.Of(field)} in {map.Owner.En} is no field of profile.yaml");
        }

        return new ContradictionPart(null, [], NotApplicable: false,
            conditions.FieldOf(map, "values", field, new Text($"{map.Owner.Fr}, values", $"values of {map.Owner.En}")));
    }

    private ContradictionPart AnswerPartOf(MapReader map)
    {
        var question = map.Word("question");
        if (question.Length > 0 && questionIds?.Contains(question) is false)
        {
            map.Fault("question", $"{map.Owner.Fr} : question {Quote.Fr(question)} n’est pas une question de cette version",
                $"question {Quote.Of(question)} in {map.Owner.En} is not a question of this version");
        }

        if (map.Has("not_applicable"))
        {
            map.Choice("not_applicable", "true");
            return new ContradictionPart(question, [], NotApplicable: true, null);
        }

        var levels = map.Integers("levels", 0, 4);
        map.RefuseEmpty("levels", levels.Count);
        return new ContradictionPart(question, levels, NotApplicable: false, null);
    }
}
