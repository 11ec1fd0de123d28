namespace EhdsReadiness.Core.Questionnaires.Reading;

/// <summary>Reads the folder of one version.</summary>
internal sealed partial class QuestionnaireReader(ContentSource source, QuestionReader reader, string version)
{
    private const int LevelCount = 5;
    private const int HighestScore = 100;
    private readonly string _folder = ContentFolder.FolderOf(version);

    public Questionnaire Read()
    {
        var head = source.Open(FileOf(version));
        var axes = head is null ? [] : AxesOf(head);
        var questions = QuestionsOf(axes, head);
        var known = source.CouldRead(_folder) ? questions.Select(question => question.Id).ToHashSet(StringComparer.Ordinal) : null;
        var contradictions = source.OpenIfThere(_folder + "contradictions.yaml") is { } file
            ? new ContradictionReader(reader, known).Read(file, source)
            : [];
        var bands = head is null ? [] : BandsOf(head);
        var questionnaire = new Questionnaire(
            version,
            head?.Date("date") ?? default,
            ContentHash.Of(source.Folder, version),
            axes,
            head is null ? [] : LevelNamesOf(head),
            bands,
            head is null ? "" : BlockerCapOf(head, bands),
            head is null ? new HashSet<string>() : ExpressOf(head, known),
            questions,
            contradictions)
        {
            Changes = source.OpenIfThere(_folder + ChangesReader.FileName) is { } changes ? ChangesReader.Read(changes, source) : null,
        };
        return head is null ? questionnaire : CloseHead(head, questionnaire);
    }

    /// <summary>The file that names a version's axes, bands and express list.</summary>
    public static string FileOf(string version) => ContentFolder.FolderOf(version) + "questionnaire.yaml";

    /// <summary>The file that holds the questions of an axis.</summary>
    public static string AxisFileOf(string version, Axis axis) =>
        string.Create(CultureInfo.InvariantCulture, $"{ContentFolder.FolderOf(version)}{axis.Number}-{axis.Id}.yaml");

    private Questionnaire CloseHead(MapReader head, Questionnaire questionnaire)
    {
        if (head.Word("version") is { Length: > 0 } word && word != version)
        {
            head.Fault(
                "version",
                $"version {Quote.Fr(word)} : le nom de son dossier est attendu, {Quote.Fr(version)}",
                $"version {Quote.Of(word)} must be the name of its folder, {Quote.Of(version)}");
        }

        return head.Close(questionnaire);
    }

    private List<Axis> AxesOf(MapReader head)
    {
        var number = 0;
        var axes = head.Maps("axes", new("axe", "axis"), map =>
            map.Close(new Axis(map.Id("id"), ++number, map.Text("title"), map.Text("summary"))));
        head.RefuseEmpty("axes", axes.Count);
        MapReader.RefuseTwice(axes, "id", axis => axis.Id, source);
        return [.. axes];
    }

    private List<Question> QuestionsOf(IReadOnlyList<Axis> axes, MapReader? head)
    {
        var questions = new List<Question>();
        foreach (var (path, number, axisId) in AxisFiles())
        {
            if (head is not null && axes.All(axis => axis.Number != number || axis.Id != axisId))
            {
                source.Faults.Add(new ContentFault(path, 1, new(
                    $"axe {Quote.Fr(axisId)} : ce n’est pas l’axe {number} de questionnaire.yaml",
                    $"axis {Quote.Of(axisId)} is not axis {number} of questionnaire.yaml")));
            }

            if (source.Open(path) is { } map)
            {
                map.Maps("questions", new("question", "question"), question =>
                {
                    var read = reader.Read(question, axisId, questions.Count);
                    questions.Add(read);
                    return read;
                });
                map.Close();
            }
        }

        foreach (var axis in axes.Where(axis => axis.Id.Length > 0))
        {
            var path = AxisFileOf(version, axis);
            if (!source.Folder.Has(path))
            {
                source.Open(path);
            }
        }

        MapReader.RefuseTwice(questions, "id", question => question.Id, source);
        MapReader.RefuseTwice(questions.SelectMany(question => question.Actions), "id", action => action.Id, source);
        return questions;
    }

    private IEnumerable<(string Path, int Number, string AxisId)> AxisFiles() =>
        from path in source.Folder.Paths
        where path.StartsWith(_folder, StringComparison.Ordinal)
        let name = AxisFileName().Match(path[_folder.Length..])
        where name.Success
        let number = int.Parse(name.Groups["number"].ValueSpan, CultureInfo.InvariantCulture)
        orderby number
        select (path, number, name.Groups["axis"].Value);

    private static IReadOnlyList<Text> LevelNamesOf(MapReader head)
    {
        var names = head.Texts("levels", new("niveau", "level"), first: 0);
        if (names.Count != LevelCount && head.IsList("levels"))
        {
            head.Fault(
                "levels",
                $"le questionnaire nomme « {names.Count} » niveau(x) ; exactement cinq sont attendus",
                $"the questionnaire names “{names.Count}” levels; it must name exactly five");
        }

        return names;
    }

    private IReadOnlyList<Band> BandsOf(MapReader head)
    {
        var bands = head.Maps("bands", new("palier", "band"), map =>
            map.Close(new Band(map.Id("id"), map.Integer("from", 0, HighestScore), map.Text("name"), map.Text("meaning"))));
        head.RefuseEmpty("bands", bands.Count);
        MapReader.RefuseTwice(bands, "id", band => band.Id, source);
        for (var place = 0; place < bands.Count; place++)
        {
            var band = bands[place];
            if (band.From >= 0 && (place == 0 ? band.From != 0 : band.From <= bands[place - 1].From))
            {
                source.Faults.Add(source.Of(band).Fault(
                    "from",
                    $"palier {Quote.Fr(band.Id)} : from « {band.From} » doit monter ; les paliers commencent à 0 et chacun est au-dessus " +
                        $"du précédent",
                    $"from “{band.From}” of band {Quote.Of(band.Id)} must rise: bands begin at 0 and each lies above the one before"));
            }
        }

        return bands;
    }

    private static string BlockerCapOf(MapReader head, IReadOnlyList<Band> bands)
    {
        var cap = head.Word("blocker_cap");
        if (cap.Length > 0 && bands.All(band => band.Id != cap))
        {
            head.Fault("blocker_cap", $"blocker_cap {Quote.Fr(cap)} n’est pas un palier", $"blocker_cap {Quote.Of(cap)} is not a band");
        }

        return cap;
    }

    private static HashSet<string> ExpressOf(MapReader head, HashSet<string>? known)
    {
        var ids = head.Words("express");
        for (var item = 0; item < ids.Count; item++)
        {
            if (ids[item].Length > 0 && known?.Contains(ids[item]) is false)
            {
                head.Fault(
                    "express",
                    item,
                    $"express nomme {Quote.Fr(ids[item])}, qui n’est pas une question de cette version",
                    $"express names {Quote.Of(ids[item])}, which is not a question of this version");
            }
        }

        return ids.ToHashSet(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"^(?<number>[1-9][0-9]?)-(?<axis>[a-z0-9-]+)\.yaml\z", RegexOptions.CultureInvariant)]
    private static partial Regex AxisFileName();
}
