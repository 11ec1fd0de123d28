namespace EhdsReadiness.Core.Assessments;

/// <summary>Reads one parsed file and lists everything wrong with it.</summary>
internal sealed class AssessmentFileReader(Content content)
{
    private const string Root = "$";
    private readonly List<FileFault> _faults = [];

    public IReadOnlyList<FileFault> Faults => _faults;

    /// <summary>True for a document of the site's own: its texts stay as they are.</summary>
    public bool KeepsTexts { get; init; }

    /// <summary>The assessment; meaningless when there are faults.</summary>
    public Assessment? Read(JsonElement root)
    {
        var file = Members(root, Root, ["questionnaire", "mode", "role", "date", "organisation", "unit", "profile", "answers"],
            ["questionnaire", "mode", "role", "date", "profile", "answers"]);
        if (file is null) { return null; }

        var version = Text(file, Root, "questionnaire");
        var questionnaire = version is null ? null : content.Find(version);
        if (version is not null && questionnaire is null)
        {
            Add("$.questionnaire", version, $"une version connue : {Versions}", $"a known version: {Versions}");
        }

        var mode = Choice(file, Root, "mode", ["full", "express"]);
        var role = Choice(file, Root, "role", ["holder", "user", "both"]);
        var date = Date(file);
        var organisation = Typed(file, Root, "organisation", TextSanitizer.SanitizeLine, Assessment.LongestOrganisation, mayBeEmpty: false);
        var unit = file.TryGetValue("unit", out var unitElement) ? UnitOf(unitElement) : null;
        var profile = file.TryGetValue("profile", out var profileElement) ? ProfileOf(profileElement) : null;
        var answers = file.TryGetValue("answers", out var answersElement) ? AnswersOf(answersElement, questionnaire) : null;

        return _faults.Count > 0
            ? null
            : new(
                version!,
                Ids.Find<AssessmentMode>(mode)!.Value,
                Ids.Find<Roles>(role)!.Value,
                date!.Value,
                profile!,
                organisation,
                answers!,
                unit);
    }

    private string Versions => string.Join(", ", content.Questionnaires.Select(questionnaire => questionnaire.Version));

    private DateOnly? Date(Dictionary<string, JsonElement> file)
    {
        if (Text(file, Root, "date") is not { } written) { return null; }

        if (DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && date >= Assessment.EarliestDate && date <= Assessment.LatestDate)
        {
            return date;
        }

        Add("$.date", written, "une date AAAA-MM-JJ entre 2025-01-01 et 2099-12-31", "a date YYYY-MM-DD between 2025-01-01 and 2099-12-31");
        return null;
    }

    private AnsweringUnit? UnitOf(JsonElement element)
    {
        const string path = "$.unit";
        if (Members(element, path, ["kind", "house"], ["kind", "house"]) is not { } fields) { return null; }

        var kind = Ids.Find<UnitKind>(Choice(fields, path, "kind", [.. Ids.All<UnitKind>().Select(one => one.Id())]));
        var house = Typed(fields, path, "house", TextSanitizer.SanitizeLine, Assessment.LongestOrganisation, mayBeEmpty: false);
        return kind is { } known && house is not null ? new(known, house) : null;
    }

    private Profile? ProfileOf(JsonElement element)
    {
        const string path = "$.profile";
        var fields = Members(element, path, Profile.FieldIds, [.. Profile.FieldIds.Where(id => id != "region")]);
        if (fields is null) { return null; }

        string Value(string id) => Choice(fields, path, id, [.. content.Field(id).Values.Select(value => value.Id)]) ?? "";
        return new(
            Value("organisation_kind"),
            fields.ContainsKey("region") ? Value("region") : null,
            Value("controller"),
            Value("micro_enterprise"),
            Categories(fields, path),
            Value("public_funding"),
            Value("snds"));
    }

    private List<string> Categories(Dictionary<string, JsonElement> fields, string parent)
    {
        var path = $"{parent}.categories";
        var letters = new List<string>();
        if (!fields.TryGetValue("categories", out var list)) { return letters; }

        if (list.ValueKind != JsonValueKind.Array)
        {
            Add(path, Shown(list), "une liste de catégories", "a list of categories");
            return letters;
        }

        var field = content.Field("categories");
        var index = 0;
        foreach (var item in list.EnumerateArray())
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{path}[{index++}]");
            var letter = StringOf(item, at);
            if (letter is null) { continue; }

            if (field.Find(letter) is null)
            {
                Add(at, letter, "une catégorie de a à q, none ou unsure", "a category from a to q, none or unsure");
            }
            else if (letters.Contains(letter, StringComparer.Ordinal))
            {
                Add(at, letter, "une catégorie donnée une seule fois", "a category given only once");
            }
            else
            {
                letters.Add(letter);
            }
        }

        if (!Profile.CanStandTogether(letters))
        {
            Add(path, Profile.NoCategory, "none seul, ou des catégories", "none alone, or categories");
        }

        return letters;
    }

    private Dictionary<string, Answer>? AnswersOf(JsonElement element, Questionnaire? questionnaire)
    {
        if (Members(element, "$.answers", null, []) is not { } members) { return null; }

        var answers = new Dictionary<string, Answer>(StringComparer.Ordinal);
        foreach (var (id, value) in members)
        {
            var path = PathOf("$.answers", id);
            var question = questionnaire?.Find(id);
            if (questionnaire is not null && question is null)
            {
                Add(path, id, $"une question de la version {questionnaire.Version}", $"a question of version {questionnaire.Version}");
            }

            if (AnswerOf(value, path, question) is { } answer)
            {
                answers[id] = answer;
            }
        }

        return answers;
    }

    private Answer? AnswerOf(JsonElement element, string path, Question? question)
    {
        string[] kinds = ["level", "unknown", "not_applicable"];
        if (Members(element, path, [.. kinds, "note", "evidence", "proofs", "house"], []) is not { } members) { return null; }

        var given = kinds.Where(members.ContainsKey).ToList();
        if (given.Count != 1)
        {
            Add(path, given.Count == 0 ? "{}" : string.Join(" + ", given), "exactement une réponse : level, unknown ou not_applicable",
                "exactly one answer: level, unknown or not_applicable");
        }

        Answer? answer = null;
        foreach (var kind in given)
        {
            answer = (kind, members[kind]) switch
            {
                ("level", var value) => LevelOf(value, $"{path}.level"),
                ("unknown", var value) => UnknownOf(value, $"{path}.unknown"),
                (_, var value) => NotApplicableOf(value, $"{path}.not_applicable", question),
            };
        }

        var note = Typed(members, path, "note", TextSanitizer.Sanitize, Answer.LongestNote);
        var evidence = Typed(members, path, "evidence", TextSanitizer.SanitizeLink, Answer.LongestEvidence);
        var house = Typed(members, path, "house", TextSanitizer.SanitizeLine, Assessment.LongestOrganisation, mayBeEmpty: false);
        var proofs = ProofsOf(members, $"{path}.proofs", evidence);
        return answer is null ? null : (answer with { Note = note, House = house }).With(proofs);
    }

    /// <summary>The proofs of an answer; that of its evidence alone where the file lists none.</summary>
    private List<Proof> ProofsOf(Dictionary<string, JsonElement> members, string path, string? evidence)
    {
        if (!members.TryGetValue("proofs", out var listed)) { return evidence is null ? [] : [new(evidence)]; }

        if (listed.ValueKind != JsonValueKind.Array || listed.GetArrayLength() is 0 or > Proof.Most)
        {
            Add(path, Shown(listed), $"une liste de 1 à {Proof.Most} preuves", $"a list of 1 to {Proof.Most} proofs");
            return [];
        }

        var proofs = new List<Proof>();
        foreach (var (element, i) in listed.EnumerateArray().Select((element, i) => (element, i)))
        {
            var at = $"{path}[{i}]";
            if (Members(element, at, ["what", "date", "holder"], ["what"]) is not { } proof) { continue; }

            var what = Typed(proof, at, "what", TextSanitizer.SanitizeLink, Answer.LongestEvidence, mayBeEmpty: false);
            var holder = Typed(proof, at, "holder", TextSanitizer.SanitizeLine, Proof.LongestHolder);
            var date = Text(proof, at, "date");
            if (date is not null && Proof.DayOf(date) is null)
            {
                Add($"{at}.date", date, "un jour, comme 2026-03-12", "a day, such as 2026-03-12");
            }

            if (what is not null) { proofs.Add(new(what, Proof.DayOf(date), holder)); }
        }

        if (members.ContainsKey("evidence") && proofs.Count == listed.GetArrayLength() && proofs[0].What != evidence)
        {
            Add(path, proofs[0].What, "d’abord la preuve que dit evidence", "the proof that evidence says first");
        }

        return [.. proofs.Distinct()];
    }

    private Answer? LevelOf(JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var level) && level is >= 0 and <= 4)
        {
            return Answer.AtLevel(level);
        }

        Add(path, Shown(value), "un nombre entier de 0 à 4", "a whole number from 0 to 4");
        return null;
    }

    private Answer? UnknownOf(JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.True) { return Answer.Unknown; }

        Add(path, Shown(value), "true", "true");
        return null;
    }

    private Answer? NotApplicableOf(JsonElement value, string path, Question? question)
    {
        if (question is { NotApplicable: null })
        {
            Add(path, "not_applicable", "un niveau ou unknown : cette question n’offre pas « ne s’applique pas »",
                "a level or unknown: this question does not offer “does not apply”");
        }

        if (StringOf(value, path) is not { } reason) { return null; }

        if ((KeepsTexts ? reason : TextSanitizer.Sanitize(reason)) is not { } sanitized)
        {
            Add(path, reason, "une raison, en une phrase au moins", "a reason, in a sentence at least");
            return null;
        }

        return IsShortEnough(sanitized, path, 1, Answer.LongestNote) ? Answer.NotApplicable(sanitized) : null;
    }

    private string? Choice(Dictionary<string, JsonElement> members, string parent, string key, IReadOnlyList<string> values)
    {
        if (Text(members, parent, key) is not { } value) { return null; }

        if (values.Contains(value, StringComparer.Ordinal)) { return value; }

        var listed = string.Join(", ", values);
        Add($"{parent}.{key}", value, $"une de ces valeurs : {listed}", $"one of these values: {listed}");
        return null;
    }

    /// <summary>An identifier or a date as it stands in the file, since it names something.</summary>
    private string? Text(Dictionary<string, JsonElement> members, string parent, string key) =>
        members.TryGetValue(key, out var element) ? StringOf(element, $"{parent}.{key}") : null;

    /// <summary>A text that somebody typed.</summary>
    private string? Typed(Dictionary<string, JsonElement> members, string parent, string key, Func<string?, string?> sanitize, int longest,
        bool mayBeEmpty = true)
    {
        if (!members.TryGetValue(key, out var element)) { return null; }

        var path = $"{parent}.{key}";
        if (StringOf(element, path) is not { } typed) { return null; }

        var text = KeepsTexts ? typed : sanitize(typed);
        return IsShortEnough(text ?? "", path, mayBeEmpty ? 0 : 1, longest) ? text : null;
    }

    private bool IsShortEnough(string text, string path, int shortest, int longest)
    {
        var length = TextSanitizer.Length(text);
        if (length >= shortest && length <= longest) { return true; }

        Add(
            path,
            string.Create(CultureInfo.InvariantCulture, $"{length}"),
            string.Create(CultureInfo.InvariantCulture, $"un texte de {shortest} à {longest} caractères"),
            string.Create(CultureInfo.InvariantCulture, $"a text of {shortest} to {longest} characters"));
        return false;
    }

    private string? StringOf(JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.String)
        {
            Add(path, Shown(element), "un texte", "a text");
            return null;
        }

        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate written as an escape: JSON, but no Unicode text.
            Add(path, Shown(element), "un texte Unicode valide", "valid Unicode text");
            return null;
        }
    }

    /// <summary>The members of an object; unknown (when <paramref name="allowed"/> is given), repeated and missing keys are faults. Null
    /// when it is no object.</summary>
    private Dictionary<string, JsonElement>? Members(
        JsonElement element, string path, IReadOnlyList<string>? allowed, IReadOnlyList<string> required)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Add(path, Shown(element), "un objet", "an object");
            return null;
        }

        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            string name;
            try
            {
                name = property.Name;
            }
            catch (InvalidOperationException)
            {
                Add(path, "\\u…", "une clé en Unicode valide", "a key in valid Unicode");
                continue;
            }

            var at = PathOf(path, name);
            if (allowed is not null && !allowed.Contains(name, StringComparer.Ordinal))
            {
                var listed = string.Join(", ", allowed);
                Add(at, name, $"une de ces clés : {listed}", $"one of these keys: {listed}");
            }
            else if (!members.TryAdd(name, property.Value))
            {
                Add(at, name, "une clé donnée une seule fois", "a key given only once");
            }
        }

        foreach (var key in required.Where(key => !members.ContainsKey(key)))
        {
            Add(PathOf(path, key), new Text("Cette clé manque.", "This key is missing."));
        }

        return members;
    }

    private void Add(string path, string found, string expectedFr, string expectedEn)
    {
        // On a terminal a control character would act.
        var shown = Excerpt.Of(TextSanitizer.SanitizeLine(found) ?? "");
        Add(path, new($"Trouvé « {shown} » ; attendu : {expectedFr}.", $"Found “{shown}”; expected {expectedEn}."));
    }

    private void Add(string path, Text message)
    {
        if (_faults.Count < FileFault.Most)
        {
            _faults.Add(new(path, message));
        }
    }

    private static string Shown(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "{…}",
        JsonValueKind.Array => "[…]",
        _ => element.GetRawText(),
    };

    private static string PathOf(string parent, string key)
    {
        key = Excerpt.Of(key);
        var simple = key.Length > 0 && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
        return simple ? $"{parent}.{key}"
            : $"{parent}['{new StringBuilder(TextSanitizer.SanitizeLine(key)).Replace("\\", "\\\\").Replace("'", "\\'")}']";
    }
}
