namespace EhdsReadiness.Core.Questionnaires.Checking;

/// <summary>
/// Texts agree with <c>regulation/facts.yaml</c>: each statement that cites a paragraph names its addressee, its modality, its numbers
/// and its dates, in both languages. A statement that says nothing on one of these is not judged on it.
/// </summary>
internal sealed partial class FactRules
{
    private readonly ContentSource _source;
    private readonly Content _content;
    private readonly Regulation _regulation;
    private readonly Dictionary<string, LawFact> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<Text, IReadOnlyList<LawFact>> _stated = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Text, IReadOnlyList<string>> _roles = new(ReferenceEqualityComparer.Instance);

    public FactRules(ContentSource source, Content content)
    {
        _source = source;
        _content = content;
        _regulation = content.Regulation;
        foreach (var fact in _regulation.Facts)
        {
            _byId.TryAdd(fact.Id, fact);
            _stated[fact.What] = [fact];
        }

        foreach (var rule in _regulation.Rules)
        {
            State(rule.Facts, rule.Does);
        }

        foreach (var date in _regulation.Dates)
        {
            State(date.Facts, date.Meaning);
        }

        foreach (var belief in _regulation.Page.Misunderstood)
        {
            State(belief.Facts, belief.Truth);
        }

        foreach (var one in _regulation.Page.PublicBodies)
        {
            State(one.Facts, one.Says);
        }

        foreach (var question in content.Questionnaires.SelectMany(questionnaire => questionnaire.Questions))
        {
            Address(question);
        }
    }

    /// <summary>Faults of the table itself and of the keys that refer to it.</summary>
    public IEnumerable<ContentFault> Faults() => [.. UnknownCites(), .. UnknownIds(), .. NeverReferredTo()];

    /// <summary>Statements of a text that contradict the law as the table gives it.</summary>
    public IEnumerable<ContentFault> Faults(SourceText text)
    {
        // False beliefs are quoted in order to be refuted.
        if (text.Key is "belief" || _regulation.Facts.Count == 0) { return []; }

        return from language in Languages.All
               from statement in Statement.Of(text.Text.In(language))
               let facts = FactsOf(statement, text.Text)
               where facts.Count > 0
               from fault in Disagreements(statement, facts, language, _roles.GetValueOrDefault(text.Text) ?? [])
               select text.Fault(
                   language,
                   $"{text.Subject.Fr}, « {language.Code()} » : {fault.Fr} : {Quote.Fr(statement.Words.Trim())}",
                   $"“{language.Code()}” of {text.Subject.En} {fault.En}: {Quote.Of(statement.Words.Trim())}");
    }

    private void State(IReadOnlyList<string> ids, Text text) =>
        _stated[text] = [.. ids.Select(id => _byId.GetValueOrDefault(id)).OfType<LawFact>()];

    private void Address(Question question)
    {
        IEnumerable<Text> texts =
        [
            question.Ask, question.Help, .. question.Levels, .. question.Evidence,
            .. question.Actions.SelectMany(action => action.Steps.Append(action.Do).Append(action.DoneWhen)),
        ];
        foreach (var text in texts)
        {
            _roles[text] = [.. new[] { Roles.Holder, Roles.User }.Where(role => question.Roles.HasFlag(role)).Select(role => role.Id())];
        }
    }

    private IEnumerable<ContentFault> UnknownCites() =>
        from fact in _regulation.Facts
        where fact.Cite.Length > 0 && _source.CouldRead(RegulationReader.RulesFile) && _regulation.FindProvision(fact.Cite) is null
        select _source.Of(fact).Fault(
            "cite",
            $"fait {Quote.Fr(fact.Id)} : cite {Quote.Fr(fact.Cite)} ne figure pas dans {RegulationReader.RulesFile}",
            $"cite {Quote.Of(fact.Cite)} of fact {Quote.Of(fact.Id)} is not listed by {RegulationReader.RulesFile}");

    private IEnumerable<ContentFault> UnknownIds() =>
        from owner in Owners()
        from place in Enumerable.Range(0, owner.Facts.Count)
        where !_byId.ContainsKey(owner.Facts[place])
        select _source.Of(owner.Part).Fault(
            "facts",
            place,
            $"{owner.Name.Fr} : facts cite {Quote.Fr(owner.Facts[place])}, que {FactReader.File} ne liste pas",
            $"facts of {owner.Name.En} name {Quote.Of(owner.Facts[place])}, which {FactReader.File} does not list");

    private IEnumerable<ContentFault> NeverReferredTo()
    {
        var named = Owners().SelectMany(owner => owner.Facts).ToHashSet(StringComparer.Ordinal);
        return from fact in _regulation.Facts
               where fact.Id.Length > 0 && !named.Contains(fact.Id)
               select _source.Of(fact).Fault(
                   "id",
                   $"rien ne renvoie au fait {Quote.Fr(fact.Id)} ; nommez-le sous « facts » d’une règle, d’une date, d’une question ou " +
                       $"d’une idée fausse",
                   $"nothing refers to fact {Quote.Of(fact.Id)}; name it under “facts” of a rule, a date, a question or a " +
                       $"misunderstanding");
    }

    private IEnumerable<(object Part, Text Name, IReadOnlyList<string> Facts)> Owners() =>
    [
        .. _regulation.Rules.Select(rule =>
            ((object)rule, new Text($"règle {Quote.Fr(rule.Id)}", $"rule {Quote.Of(rule.Id)}"), rule.Facts)),
        .. _regulation.Dates.Select(date => ((object)date, new Text($"date {Quote.Fr(date.Id)}", $"date {Quote.Of(date.Id)}"), date.Facts)),
        .. _regulation.Page.Misunderstood.Select(belief => ((object)belief, new Text("idée fausse", "misunderstanding"), belief.Facts)),
        .. _regulation.Page.PublicBodies.Select(one =>
            ((object)one, new Text("règle des organismes publics", "rule for public bodies"), one.Facts)),
        .. _content.Questionnaires.SelectMany(questionnaire => questionnaire.Questions)
            .Select(question =>
                ((object)question, new Text($"question {Quote.Fr(question.Id)}", $"question {Quote.Of(question.Id)}"), question.Facts)),
    ];

    /// <summary>The facts that a statement is held against; none when it also cites a paragraph on which the table is silent.</summary>
    private IReadOnlyList<LawFact> FactsOf(Statement statement, Text text)
    {
        if (statement.Cites.Count == 0) { return _stated.GetValueOrDefault(text) ?? []; }

        var each = statement.Cites.Select(OfParagraph).ToList();
        return each.Any(facts => facts.Count == 0) ? [] : [.. each.SelectMany(facts => facts).Distinct()];
    }

    private List<LawFact> OfParagraph(string cite) =>
        [.. _regulation.Facts.Where(fact => fact.Cite == cite || fact.Cite.StartsWith(cite + "(", StringComparison.Ordinal))];

    private IEnumerable<Text> Disagreements(
        Statement statement, IReadOnlyList<LawFact> facts, Language language, IReadOnlyList<string> roles)
    {
        var subject = Party.SubjectOf(statement.Words, language);
        IReadOnlyList<string> parties = subject switch
        {
            null => [],
            Party.You => roles,
            _ => [subject],
        };
        var ids = string.Join(", ", facts.Select(fact => fact.Id));
        var addressed = facts.Where(fact => fact.Who.Intersect(parties.SelectMany(Same)).Any()).ToList();
        if (parties.Count > 0 && addressed.Count == 0 && !facts.Any(fact => fact.With.Intersect(parties.SelectMany(Same)).Any()))
        {
            var who = facts.SelectMany(fact => fact.Who).Distinct().ToList();
            yield return new(
                $"s’adresse à {Quote.AllFr(parties)}, alors que {ids} s’adresse à {Quote.AllFr(who)}",
                $"makes {Quote.All(parties)} the addressee, where {ids} address {Quote.All(who)}");
        }

        foreach (var (fact, words, named) in Misattributed(statement.Words, facts, language, roles))
        {
            yield return new(
                $"attribue {Quote.Fr(words)} à {Quote.AllFr(named)}, alors que {fact.Id} l’attribue à {Quote.AllFr(fact.Who)}",
                $"gives {Quote.Of(words)} to {Quote.All(named)}, where {fact.Id} gives it to {Quote.All(fact.Who)}");
        }

        var judged = Closest(addressed.Count > 0 ? addressed : facts, statement.Words, language);
        var allowed = judged.Select(fact => fact.Modality).ToHashSet();
        var main = Party.WithoutConditions(statement.Words);
        var found = ModalWords.In(main, language);

        // “An omission may mean asking for an amendment” says nothing about what anybody may do.
        var addresses = subject is not null || Party.IsPronoun(main);
        if (addresses && found.Count > 0 && !found.Overlaps(allowed))
        {
            var (says, law) = (found.Select(modality => modality.Id()).ToList(), allowed.Select(modality => modality.Id()).ToList());
            yield return new($"dit {Quote.AllFr(says)}, alors que {ids} dit {Quote.AllFr(law)}",
                $"says {Quote.All(says)}, where {ids} say {Quote.All(law)}");
        }

        if (addresses && found.Count == 0 && allowed.SetEquals([Modality.ShallNot]) && !ModalWords.Denies(main, language))
        {
            yield return new($"n’interdit rien, alors que {ids} interdit", $"forbids nothing, where {ids} forbid");
        }

        var whole = statement.Words + statement.Rest;
        foreach (var (limit, words) in Quantity.In(whole, language).Where(one => !facts.Any(fact => fact.Limits.Contains(one.Limit))))
        {
            yield return new(
                $"dit {Quote.Fr(words)}, limite que {ids} ne donne pas", $"says {Quote.Of(words)}, which none of {ids} gives as a limit");
        }

        foreach (var date in DatesIn(whole, language).Where(date => !facts.Any(fact => DatesOf(fact).Contains(date))))
        {
            yield return new($"dit « {date:O} », date que {ids} ne donne pas", $"says “{date:O}”, a date that none of {ids} gives");
        }
    }

    /// <summary>
    /// Parts of a statement, divided at commas, that speak of one fact and name a party that it does not address: of a paragraph that
    /// gives each of several parties its own role, each must get the right one.
    /// </summary>
    private static IEnumerable<(LawFact Fact, string Words, IReadOnlyList<string> Named)> Misattributed(
        string words, IReadOnlyList<LawFact> facts, Language language, IReadOnlyList<string> roles)
    {
        var told = facts.SelectMany(fact => fact.About.Select(text => (Fact: fact, Words: text.In(language)))).ToList();
        foreach (var part in told.Count == 0 ? [] : words.Split(','))
        {
            IReadOnlyList<string> named = Party.SubjectOf(Parenthesis().Replace(part, " "), language) switch
            {
                null => [],
                Party.You => roles,
                var party => [party],
            };
            var (said, parties) = ($" {Folded.Of(part)} ", named.SelectMany(Same).ToList());
            foreach (var same in told.Where(one => said.Contains(Folded.Of(one.Words), StringComparison.Ordinal)).GroupBy(one => one.Words))
            {
                if (named.Count > 0 && !same.Any(one => one.Fact.Who.Intersect(parties).Any()))
                {
                    yield return (same.First().Fact, same.Key, named);
                }
            }
        }
    }

    /// <summary>
    /// Where a paragraph both obliges and allows, the facts that share most words with the statement, when they are clearly closer than
    /// the others: “may extend by three months” is then no duty because the same paragraph has one. All of them otherwise.
    /// </summary>
    private static IReadOnlyList<LawFact> Closest(IReadOnlyList<LawFact> facts, string words, Language language)
    {
        if (facts.Select(fact => fact.Modality).Distinct().Count() < 2) { return facts; }

        var said = Stems(words);
        var ranked = facts
            .Select(fact => (Fact: fact, Shared: Stems(fact.What.In(language)).Count(said.Contains)))
            .OrderByDescending(one => one.Shared)
            .ToList();
        var (closest, shared) = ranked[0];
        var other = ranked.First(one => one.Fact.Modality != closest.Modality).Shared;
        return shared < other + ClearlyCloser
            ? facts
            : [.. ranked.Select(one => one.Fact).Where(fact => fact.Modality == closest.Modality)];
    }

    /// <summary>Words that a statement must share more with one fact than with the next for it to be the one that is meant.</summary>
    private const int ClearlyCloser = 2;

    /// <summary>Beginnings of the longer words, by which their forms are recognised.</summary>
    private static HashSet<string> Stems(string words) =>
        [.. Folded.Of(words).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 4).Select(word => word[..5])];

    /// <summary>A user has applied before, and a trusted holder is a holder.</summary>
    private static string[] Same(string party) => party switch
    {
        "user" => ["user", "applicant"],
        "holder" => ["holder", "trusted-holder"],
        "trusted-holder" => ["trusted-holder", "holder"],
        _ => [party],
    };

    private static IEnumerable<DateOnly> DatesIn(string words, Language language) =>
        CitedFacts.Of(words, language).Dates.Select(date => MapReader.TryDate(date, out var day) ? day : (DateOnly?)null)
            .OfType<DateOnly>();

    private IEnumerable<DateOnly> DatesOf(LawFact fact)
    {
        if (fact.From is not null || fact.By is not null) { return new[] { fact.From, fact.By }.OfType<DateOnly>(); }

        return _regulation.FindProvision(fact.Cite)?.Due switch
        {
            Due.On on => [on.Date],
            Due.ByCategory => [_regulation.ChapterIv, _regulation.Deferred],
            _ => [_regulation.ChapterIv],
        };
    }

    [GeneratedRegex(@"\([^()]*(?:\([^()]*\)[^()]*)*\)")]
    private static partial Regex Parenthesis();
}
