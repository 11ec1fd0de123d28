namespace EhdsReadiness.Core.Questionnaires.Reading;

/// <summary>
/// Reads one mapping key by key. Each fault is collected and a harmless value returned, so that one pass lists all of them.
/// Keys that were never asked for are unknown.
/// </summary>
internal sealed partial class MapReader
{
    private readonly SourceFile _file;
    private readonly YamlMap _map;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public MapReader(SourceFile file, YamlMap map, Text owner, IReadOnlyList<string> allowWords)
    {
        _file = file;
        _map = map;
        Owner = owner;
        AllowWords = allowWords;
        ReportDuplicates();
    }

    /// <summary>What messages call this mapping: <c>question “holder-opt-out”</c>. In French it stands first, without an article.</summary>
    public Text Owner { get; }

    /// <summary>Forbidden words that the texts below may use nevertheless.</summary>
    public IReadOnlyList<string> AllowWords { get; set; }

    /// <summary>The keys in the order of the file.</summary>
    public IEnumerable<YamlWord> Keys => _map.Entries.Select(entry => entry.Key).DistinctBy(key => key.Value);

    public void Fault(string key, string fr, string en) => _file.Fault(_map.LineOf(key), fr, en);

    public void Fault(string key, int item, string fr, string en) => _file.Fault(_map.LineOf(key, item), fr, en);

    /// <summary>Reports the keys that were never asked for.</summary>
    public void Close()
    {
        foreach (var key in Keys.Where(key => !_known.Contains(key.Value)))
        {
            _file.Fault(key.Line, $"{Owner.Fr} : clé inconnue {Quote.Fr(key.Value)}", $"unknown key {Quote.Of(key.Value)} in {Owner.En}");
        }
    }

    /// <summary>Closes the mapping and remembers where this part of the content was read.</summary>
    public T Close<T>(T part)
        where T : class
    {
        Close();
        _file.Source.Put(part, _file, _map);
        return part;
    }

    /// <summary>Whether the key stands there, with whatever value; it counts as known from now on.</summary>
    public bool Has(string key)
    {
        _known.Add(key);
        return _map.Find(key) is not null;
    }

    public bool IsList(string key) => _map.Find(key) is YamlList;

    /// <summary>A word that must not be empty; empty when it is missing.</summary>
    public string Word(string key) => Required(key) is { } node ? WordOf(node, key) : "";

    public string? OptionalWord(string key) => Has(key) ? Word(key) : null;

    /// <summary>Lower-case words and hyphens.</summary>
    public string Id(string key)
    {
        var id = Word(key);
        if (id.Length > 0 && !IdPattern().IsMatch(id))
        {
            Fault(
                key,
                $"{Owner.Fr} : {key} {Quote.Fr(id)} ; des mots en minuscules, sans accent, et des traits d’union sont attendus",
                $"{key} {Quote.Of(id)} of {Owner.En} must be lower-case words and hyphens");
        }

        return id;
    }

    /// <summary>An integer in a range; one less than its least value when it is missing or wrong.</summary>
    public int Integer(string key, int least, int most) =>
        Required(key) is { } node ? IntegerOf(node, key, least, most) : least - 1;

    public DateOnly Date(string key)
    {
        var word = Word(key);
        if (TryDate(word, out var date) || word.Length == 0) { return date; }

        Fault(
            key,
            $"{Owner.Fr} : {key} {Quote.Fr(word)} ; une date comme 2029-03-26 est attendue",
            $"{key} {Quote.Of(word)} of {Owner.En} must be a date such as 2029-03-26");
        return default;
    }

    /// <summary>An address that begins with <c>http://</c> or <c>https://</c>; null, with a fault, when it is missing or none.</summary>
    public Uri? Link(string key)
    {
        var link = Word(key);
        if (Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme is "http" or "https") { return address; }

        if (link.Length > 0)
        {
            Fault(
                key,
                $"{Owner.Fr} : {key} {Quote.Fr(link)} ; une adresse qui commence par http:// ou https:// est attendue",
                $"{key} {Quote.Of(link)} of {Owner.En} must be an address that begins with http:// or https://");
        }

        return null;
    }

    public Uri? OptionalLink(string key) => Has(key) ? Link(key) : null;

    /// <summary>One of the values of an enum, by its identifier; null, with a fault, when it is missing or wrong.</summary>
    public T? Choice<T>(string key)
        where T : struct, Enum => Ids.Find<T>(Choice(key, [.. Ids.All<T>().Select(Ids.Id)]));

    /// <summary>One of the words listed.</summary>
    public string Choice(string key, params ReadOnlySpan<string> words)
    {
        var word = Word(key);
        if (word.Length > 0 && !words.Contains(word))
        {
            Fault(
                key,
                $"{Owner.Fr} : {key} {Quote.Fr(word)} ; un de ces mots est attendu : {Quote.AllFr(words.ToArray())}",
                $"{key} {Quote.Of(word)} of {Owner.En} must be one of {Quote.All(words.ToArray())}");
        }

        return word;
    }

    /// <summary>A list of words, none of them twice.</summary>
    public IReadOnlyList<string> Words(string key)
    {
        var words = new List<string>();
        foreach (var node in Items(key))
        {
            var word = WordOf(node, key);
            if (words.Contains(word, StringComparer.Ordinal))
            {
                _file.Fault(node.Line, $"{Owner.Fr} : {key} donne {Quote.Fr(word)} deux fois",
                    $"{key} of {Owner.En} lists {Quote.Of(word)} twice");
            }

            words.Add(word);
        }

        return words;
    }

    public IReadOnlyList<string> OptionalWords(string key) => Has(key) ? Words(key) : [];

    /// <summary>A list of words out of those listed; it must not be empty.</summary>
    public IReadOnlyList<string> Choices(string key, params ReadOnlySpan<string> words)
    {
        var chosen = Words(key);
        for (var item = 0; item < chosen.Count; item++)
        {
            if (chosen[item].Length > 0 && !words.Contains(chosen[item]))
            {
                Fault(
                    key,
                    item,
                    $"{Owner.Fr} : {key} {Quote.Fr(chosen[item])} ; un de ces mots est attendu : {Quote.AllFr(words.ToArray())}",
                    $"{key} {Quote.Of(chosen[item])} of {Owner.En} must be one of {Quote.All(words.ToArray())}");
            }
        }

        RefuseEmpty(key, chosen.Count);
        return chosen;
    }

    public IReadOnlyList<int> Integers(string key, int least, int most) =>
        [.. Items(key).Select(node => IntegerOf(node, key, least, most))];

    /// <summary>A text in both languages.</summary>
    public Text Text(string key) =>
        Required(key) is { } node ? TextOf(node, key, new Text($"{Owner.Fr}, {key}", $"{key} of {Owner.En}")) : new Text("", "");

    public Text? OptionalText(string key) => Has(key) ? Text(key) : null;

    /// <summary>A list of texts; <paramref name="noun"/> and a number from <paramref name="first"/> name each of them in
    /// messages.</summary>
    public IReadOnlyList<Text> Texts(string key, Text noun, int first = 1) =>
        [.. Items(key).Select((node, place) =>
            TextOf(node, key, new Text($"{Owner.Fr}, {noun.Fr} {place + first}", $"{noun.En} {place + first} of {Owner.En}")))];

    /// <summary>A list of mappings; each is named by the word under <paramref name="nameKey"/>, or by its number.</summary>
    public IReadOnlyList<T> Maps<T>(string key, Text noun, Func<MapReader, T> read, string nameKey = "id")
    {
        var parts = new List<T>();
        foreach (var node in Items(key))
        {
            if (node is YamlMap map)
            {
                var owner = map.Find(nameKey) is YamlWord { Value.Length: > 0 } word
                    ? new Text($"{noun.Fr} {Quote.Fr(word.Value)}", $"{noun.En} {Quote.Of(word.Value)}")
                    : new Text($"{Owner.Fr}, {noun.Fr} {parts.Count + 1}", $"{noun.En} {parts.Count + 1} of {Owner.En}");
                parts.Add(read(new MapReader(_file, map, owner, AllowWords)));
            }
            else
            {
                _file.Fault(
                    node.Line,
                    $"{Owner.Fr} : {key} doit être une liste de suites de clés, non {node.Kind.Fr}",
                    $"{key} of {Owner.En} must list mappings, not {node.Kind.En}");
            }
        }

        return parts;
    }

    /// <summary>The mapping under a key; null when it is missing or something else.</summary>
    public MapReader? Map(string key)
    {
        switch (Required(key))
        {
            case YamlMap map:
                return new MapReader(_file, map, new Text($"{Owner.Fr}, {key}", $"{key} of {Owner.En}"), AllowWords);
            case { } node:
                _file.Fault(
                    node.Line,
                    $"{Owner.Fr} : {key} doit être une suite de clés avec leurs valeurs, non {node.Kind.Fr}",
                    $"{key} of {Owner.En} must be a mapping, not {node.Kind.En}");
                return null;
            default:
                return null;
        }
    }

    public MapReader? OptionalMap(string key) => Has(key) ? Map(key) : null;

    /// <summary>Reports each value that stands in more than one of the parts.</summary>
    public static void RefuseTwice<T>(IEnumerable<T> parts, string key, Func<T, string> valueOf, ContentSource source)
        where T : class
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            if (valueOf(part) is { Length: > 0 } value && !seen.Add(value))
            {
                source.Faults.Add(
                    source.Of(part).Fault(key, $"{key} {Quote.Fr(value)} figure deux fois", $"{key} {Quote.Of(value)} stands twice"));
            }
        }
    }

    public void RefuseEmpty(string key, int count)
    {
        if (count == 0 && IsList(key))
        {
            Fault(key, $"{Owner.Fr} : {key} ne doit pas être vide", $"{key} of {Owner.En} must not be empty");
        }
    }

    public static bool TryDate(string word, out DateOnly date) =>
        DateOnly.TryParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    private YamlNode? Required(string key)
    {
        if (!Has(key))
        {
            _file.Fault(_map.Line, $"{Owner.Fr} : la clé « {key} » manque", $"key “{key}” is missing in {Owner.En}");
        }

        return _map.Find(key);
    }

    private IReadOnlyList<YamlNode> Items(string key)
    {
        switch (Required(key))
        {
            case YamlList list:
                return list.Items;
            case { } node:
                _file.Fault(node.Line, $"{Owner.Fr} : {key} doit être une liste, non {node.Kind.Fr}",
                    $"{key} of {Owner.En} must be a list, not {node.Kind.En}");
                return [];
            default:
                return [];
        }
    }

    private string WordOf(YamlNode node, string key)
    {
        if (node is not YamlWord word)
        {
            _file.Fault(node.Line, $"{Owner.Fr} : {key} doit être un mot, non {node.Kind.Fr}",
                $"{key} of {Owner.En} must be a word, not {node.Kind.En}");
            return "";
        }

        if (string.IsNullOrWhiteSpace(word.Value))
        {
            _file.Fault(node.Line, $"{Owner.Fr} : {key} est vide", $"{key} of {Owner.En} is empty");
        }

        return word.Value.Trim();
    }

    private int IntegerOf(YamlNode node, string key, int least, int most)
    {
        if (node is YamlWord { Plain: true } word && IntegerPattern().IsMatch(word.Value)
            && int.Parse(word.Value, CultureInfo.InvariantCulture) is var number && number >= least && number <= most)
        {
            return number;
        }

        _file.Fault(
            node.Line,
            $"{Owner.Fr} : {key} {node.Kind.Fr} ; un nombre entier de {least} à {most} est attendu",
            $"{key} {node.Kind.En} of {Owner.En} must be an integer from {least} to {most}");
        return least - 1;
    }

    private Text TextOf(YamlNode node, string key, Text subject)
    {
        if (node is not YamlMap map)
        {
            _file.Fault(node.Line, $"{subject.Fr} : « fr » et « en » sont attendus, non {node.Kind.Fr}",
                $"{subject.En} must give “fr” and “en”, not {node.Kind.En}");
            return new Text("", "");
        }

        var languages = new MapReader(_file, map, subject, AllowWords);
        var text = languages.Close(new Text(languages.Word("fr"), languages.Word("en")));
        _file.Source.Put(new SourceText(text, _file.Path, map.LineOf("fr"), map.LineOf("en"), key, subject, AllowWords));
        return text;
    }

    private void ReportDuplicates()
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (key, _) in _map.Entries)
        {
            if (!first.TryAdd(key.Value, key.Line))
            {
                _file.Fault(
                    key.Line,
                    $"{Owner.Fr} : la clé {Quote.Fr(key.Value)} figure deux fois, d’abord à la ligne {first[key.Value]}",
                    $"key {Quote.Of(key.Value)} stands twice in {Owner.En}, first on line {first[key.Value]}");
            }
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex IdPattern();

    [GeneratedRegex("^(0|[1-9][0-9]{0,3})$", RegexOptions.CultureInvariant)]
    private static partial Regex IntegerPattern();
}
