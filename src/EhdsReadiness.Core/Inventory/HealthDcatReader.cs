using EhdsReadiness.Core.Rdf;

namespace EhdsReadiness.Core.Inventory;

/// <summary>Reads datasets from a record of DCAT-AP or HealthDCAT-AP: what this site writes, and what other catalogues do.</summary>
public static class HealthDcatReader
{
    private static readonly string[] CategoryLists = ["/healthcategories/", "/health-category/", "/healthcategory/"];

    /// <summary>Whether a graph has more datasets than a list holds.</summary>
    public static bool HasTooMany(RdfGraph graph) => graph.OfClass("dcat:Dataset").Skip(DatasetStore.Most).Any();

    /// <summary>The datasets of a graph, as they would be typed in; no more of them than a list holds, nor more than one variable
    /// beyond what it holds of these.</summary>
    /// <param name="language">That of texts which say none.</param>
    public static IReadOnlyList<RecordRead> Read(RdfGraph graph, Language language = Language.French)
    {
        var (records, room) = (new List<RecordRead>(), DatasetStore.MostVariablesTogether + 1);
        foreach (var node in graph.OfClass("dcat:Dataset").Take(DatasetStore.Most))
        {
            var record = new Reading(graph, node, language, room).Record();
            room -= record.Variables.Count;
            records.Add(record);
        }

        return records;
    }

    /// <summary>The name that titles give: the French one, else the English, else any, as long as a name may be.</summary>
    internal static string? NameOf(IEnumerable<RdfTerm> titles)
    {
        var texts = titles.Where(title => title.IsLiteral)
            .OrderBy(title => title.Language switch { "fr" => 0, "en" => 1, null => 2, _ => 3 })
            .Select(title => TextSanitizer.SanitizeLine(title.Value)).FirstOrDefault(text => text is not null);
        return texts is null || TextSanitizer.Length(texts) <= DatasetDetails.LongestText ? texts
            : $"{string.Concat(texts.EnumerateRunes().Take(DatasetDetails.LongestText - 1))}…";
    }

    private static readonly string[] Names = ["dct:title", "rdfs:label", "skos:prefLabel"];

    /// <summary>Properties of which one value is taken.</summary>
    private static readonly string[] Bodies =
        ["dcat:contactPoint", "geodcatap:custodian", "dct:publisher", "healthdcatap:hdab", "healthdcatap:hdabCoordinator"];

    /// <summary>Properties for which there is a field, or which say what every dataset has.</summary>
    private static readonly HashSet<string> Known =
    [
        .. DescriptionElements.All.Select(element => element.Property)
            .Concat(["rdf:type", "dcat:theme", "dct:accrualPeriodicity", "healthdcatap:hdabCoordinator"]).Select(RdfNames.Expand),
    ];

    /// <summary>What the addresses of this site's own properties begin with.</summary>
    private static readonly string DraftStart = RdfNames.Expand("draft:");

    /// <summary>Properties by which somebody is reached, those of a mail before those of a page.</summary>
    private static readonly string[] Reaching = 
        ["vcard:hasEmail", "cv:email", "foaf:mbox", "vcard:hasURL", "cv:contactPage", "foaf:homepage"];

    /// <summary>One dataset while it is read.</summary>
    private sealed class Reading(RdfGraph graph, RdfTerm node, Language language, int room)
    {
        private readonly List<(string Property, Text Why)> _left = [];
        private readonly Dictionary<string, string?> _described = new(StringComparer.Ordinal);
        private int _length;

        public RecordRead Record()
        {
            var address = node.Kind == RdfKind.Iri ? node.Value : "";
            if ((Draft("draft:name") ?? NameOf(graph.Values(node, "dct:title"))) is not { } name)
            {
                var untitled = new Text("Cet ensemble de données n’a pas de titre : il n’est pas repris.",
                    "This dataset has no title: it is not taken over.");
                return new(address, new(null, null, null, null, null, null, null, null), [], [("dct:title", untitled)]);
            }

            foreach (var (french, english, property) in new[]
            {
                (DescriptionFields.TitleFr, DescriptionFields.TitleEn, "dct:title"),
                (DescriptionFields.DescriptionFr, DescriptionFields.DescriptionEn, "dct:description"),
                (DescriptionFields.KeywordsFr, DescriptionFields.KeywordsEn, "dcat:keyword"),
            })
            {
                Both(french, english, property, Literals(node, property));
            }

            Both(DescriptionFields.ProvenanceFr, DescriptionFields.ProvenanceEn, "dct:provenance", [.. graph.Values(node, "dct:provenance")
                .SelectMany(value => value.IsLiteral ? [value]
                    : Literals(value, "rdfs:label").Concat(Literals(value, "dct:description")))]);
            // Kept even where this site gave it: a dataset that moves is still the same.
            Put(DescriptionFields.Identifier, "dct:identifier", Literals(node, "dct:identifier").Select(one => one.Value));
            foreach (var (field, property) in Listed)
            {
                Put(field, property, graph.Values(node, property).Select(value => Listing(field, value)).OfType<string>());
            }

            Put(DescriptionFields.Legislation, "dcatap:applicableLegislation", graph.Values(node, "dcatap:applicableLegislation")
                .Select(one => one.Value).Where(one => one != HealthDcatDraft.Legislation));
            Put(DescriptionFields.Records, "healthdcatap:numberOfRecords",
                Literals(node, "healthdcatap:numberOfRecords").Select(one => one.Value));
            Put(DescriptionFields.Codes, "healthdcatap:hasCodeValues", graph.Values(node, "healthdcatap:hasCodeValues").Select(CodeOf));
            Put(DescriptionFields.Structured, "healthdcatap:hasStructuredData", Literals(node, "healthdcatap:hasStructuredData")
                .Select(one => one.Value is "true" or "1" ? "yes" : "no"));
            Put(DescriptionFields.Distributions, "dcat:distribution",
                graph.Values(node, "dcat:distribution").Select(Link).OfType<string>());
            Put(DescriptionFields.From, "dcat:startDate", Dates("dcat:startDate"));
            Put(DescriptionFields.Until, "dcat:endDate", Dates("dcat:endDate"));
            Put(DescriptionFields.NotApplicable, "draft:notApplicable", Waived());
            var (contact, controller) = Agents();
            Infer();
            Forget();
            var typed = new TypedDataset(
                name, string.Join(' ', Letters()), controller,
                Draft("draft:format"), Literals(node, "healthdcatap:numberOfUniqueIndividuals").FirstOrDefault()?.Value,
                Draft("draft:publicFunding"), Draft("draft:labelWanted"), Draft("draft:contact") ?? contact) { Described = Kept() };
            return new(address, Taken(typed), Variables(), _left);
        }

        /// <summary>The inventory's own fields without what they don't take, which is named.</summary>
        private TypedDataset Taken(TypedDataset typed)
        {
            foreach (var (field, message) in (typed with { Described = new Dictionary<string, string?>() }).Read().Faults)
            {
                (typed, var property) = field switch
                {
                    "name" => (typed with { Name = NameOf([RdfTerm.Plain(typed.Name ?? "")]) }, "draft:name"),
                    "controller" => (typed with { Controller = null }, "geodcatap:custodian"),
                    "format" => (typed with { Format = null }, "draft:format"),
                    "persons" => (typed with { Persons = null }, "healthdcatap:numberOfUniqueIndividuals"),
                    "public_funding" => (typed with { PublicFunding = null }, "draft:publicFunding"),
                    "label_wanted" => (typed with { LabelWanted = null }, "draft:labelWanted"),
                    "contact" => (typed with { Contact = null }, "dcat:contactPoint"),
                    // Categories are asked for where a record has none.
                    _ => (typed, ""),
                };
                if (property.Length > 0)
                {
                    Leave(property, message);
                }
            }

            return typed;
        }

        private static Text OnlyFirst { get; } =
            new("Seule la première valeur est reprise.", "Only the first value is taken over.");

        private void Leave(string property, Text why)
        {
            if (_left.Count < FileFault.Most)
            {
                _left.Add((property, why));
            }
        }

        private static readonly (DescriptionField Field, string Property)[] Listed =
        [
            (DescriptionFields.Type, "dct:type"), (DescriptionFields.Themes, "healthdcatap:healthTheme"),
            (DescriptionFields.PersonalData, "dpv:hasPersonalData"), (DescriptionFields.DataLanguages, "dct:language"),
            (DescriptionFields.AccessRights, "dct:accessRights"), (DescriptionFields.Activities, "prov:wasGeneratedBy"),
            (DescriptionFields.Places, "dct:spatial"), (DescriptionFields.Frequency, "dct:accrualPeriodicity"),
            (DescriptionFields.Standards, "dct:conformsTo"), (DescriptionFields.CodingSystems, "healthdcatap:hasCodingSystem"),
        ];

        /// <summary>What was said by a field that the inventory had before stays there.</summary>
        private void Infer()
        {
            foreach (var property in Literals(node, "draft:inferred").Select(one => one.Value))
            {
                _described.Remove(property == "dct:conformsTo" ? DescriptionFields.Standards.Key : DescriptionFields.Contact.Key);
            }
        }

        /// <summary>Names the properties for which there is no field.</summary>
        private void Forget()
        {
            foreach (var property in graph.Of(node).Select(one => one.Property).Distinct(StringComparer.Ordinal)
                .Where(one => !Known.Contains(one) && !one.StartsWith(DraftStart, StringComparison.Ordinal)))
            {
                Leave(RdfNames.Shorten(property) ?? property, new(
                    "L’inventaire n’a pas de champ pour cette propriété.", "The inventory has no field for this property."));
            }
        }

        /// <summary>Fields whose values are not taken are left out, and named.</summary>
        private Dictionary<string, string?> Kept()
        {
            var faults = new List<(string Field, Text Message)>();
            TypedDataset.ReadFields(DescriptionFields.All, _described, faults);
            foreach (var (key, message) in faults)
            {
                _described.Remove(key);
                Leave(key, message);
            }

            return _described;
        }

        private void Put(DescriptionField field, string property, IEnumerable<string> values)
        {
            // One more than is taken, so that it is said when there are more.
            List<string> all = [.. values.Distinct(StringComparer.Ordinal).Take(DescriptionField.MostValues + 1)];
            if (all.Count == 0) { return; }

            // Each value by itself, so that one which is not taken leaves the others.
            List<string> taken = [];
            foreach (var value in all)
            {
                var (kept, fault) = field.Read(value);
                if (fault is not null)
                {
                    Leave(property, fault);
                }
                else if (kept is not null)
                {
                    taken.AddRange(field.IsSeveral ? field.Several(kept).Except(taken, StringComparer.Ordinal) : [kept]);
                }
            }

            if (!field.IsSeveral && taken.Count > 1)
            {
                Leave(property, OnlyFirst);
            }
            else if (taken.Count > DescriptionField.MostValues)
            {
                Leave(property, new($"Seules les {DescriptionField.MostValues} premières valeurs sont reprises.",
                    $"Only the first {DescriptionField.MostValues} values are taken over."));
            }

            var said = string.Join(
                field.Kind == FieldKind.Keywords ? ", " : "\n", taken.Take(field.IsSeveral ? DescriptionField.MostValues : 1));
            if (_length + said.Length > DatasetDescription.Longest)
            {
                Leave(property, DatasetDescription.TooLong);
            }
            else if (said.Length > 0)
            {
                _length += said.Length;
                _described[field.Key] = said;
            }
        }

        private void Both(DescriptionField french, DescriptionField english, string property, IReadOnlyList<RdfTerm> texts)
        {
            // A title that says no language is the dataset's name.
            bool IsUntagged(RdfTerm text) => text.Language is null && property != "dct:title";
            var own = language.Pick(french, english);
            var name = property == "dct:title" ? NameOf(texts) : null;
            foreach (var (field, tag) in new[] { (french, "fr"), (english, "en") })
            {
                Put(field, property, texts.Where(text => IsIn(text, tag))
                    .Concat(field == own ? texts.Where(IsUntagged) : []).Select(text => text.Value));
            }

            foreach (var text in texts.Where(text => text.Language is not null && !IsIn(text, "fr") && !IsIn(text, "en")
                && (name is null || TextSanitizer.SanitizeLine(text.Value) != name)).Take(FileFault.Most))
            {
                Leave(property, new($"Ce texte n’est ni en français ni en anglais : « {Excerpt.Of(text.Value)} ».",
                    $"This text is neither in French nor in English: “{Excerpt.Of(text.Value)}”."));
            }
        }

        private static bool IsIn(RdfTerm text, string tag) =>
            text.Language == tag || text.Language?.StartsWith($"{tag}-", StringComparison.Ordinal) == true;

        private string? Listing(DescriptionField field, RdfTerm value)
        {
            var list = field.List!;
            var address = value.Kind == RdfKind.Iri ? value.Value
                : graph.Values(value, "dct:type").FirstOrDefault(type => type.Kind == RdfKind.Iri)?.Value;
            if (address is not null && list.OfAddress(address) is { } term) { return term.Code; }

            // The same list on another machine, as former releases had it.
            var code = address is not null && list.Start.StartsWith("https://hdeu", StringComparison.Ordinal)
                && address.Contains($"/{list.Start.TrimEnd('/').Split('/')[^1]}/", StringComparison.Ordinal)
                ? list.OfCode(address.TrimEnd('/').Split('/')[^1])?.Code : null;
            return code ?? address ?? (value.IsLiteral ? value.Value
                : Names.SelectMany(name => Literals(value, name)).FirstOrDefault()?.Value);
        }

        private string? Link(RdfTerm distribution)
        {
            var address = graph.Values(distribution, "dcat:accessURL").Concat(graph.Values(distribution, "dcat:downloadURL"))
                .FirstOrDefault(one => Iri.IsWeb(one.Value))?.Value;
            var words = Literals(distribution, "dct:title").Concat(Literals(distribution, "dct:description")).FirstOrDefault()?.Value;
            if (address is not null) { return $"{address} {words?.ReplaceLineEndings(" ")}".Trim(); }

            Leave("dcat:distribution", new("Cette distribution n’a pas d’adresse du web.", "This distribution has no web address."));
            return null;
        }

        private string CodeOf(RdfTerm value) => value.IsLiteral || Literals(value, "skos:notation").FirstOrDefault() is not { } notation
            ? value.IsLiteral ? value.Value : value.Kind == RdfKind.Iri ? value.Value
            : Literals(value, "dct:identifier").FirstOrDefault()?.Value ?? ""
            : notation.Value;

        private IEnumerable<string> Dates(string property) => graph.Values(node, "dct:temporal")
            .SelectMany(period => Literals(period, property)).Select(date => date.Value.Split('T')[0].TrimEnd('Z'));

        private IEnumerable<string> Waived() => Literals(node, "draft:notApplicable").Select(said =>
            DescriptionElements.All.FirstOrDefault(element => element.Property == said.Value && element.IsWaivable)?.Id).OfType<string>();

        private IEnumerable<string> Letters()
        {
            foreach (var address in graph.Values(node, "healthdcatap:healthCategory").Where(one => one.Kind == RdfKind.Iri)
                .Select(one => one.Value))
            {
                var code = address.TrimEnd('/').Split('/', '#')[^1];
                var letter = ControlledLists.Categories.FirstOrDefault(one => one.Value == code).Key;
                if (letter is not null && (address.StartsWith(ControlledLists.CategoryStart, StringComparison.Ordinal)
                    || CategoryLists.Any(list => address.Contains(list, StringComparison.OrdinalIgnoreCase))))
                {
                    yield return letter;
                }
                else
                {
                    Leave("healthdcatap:healthCategory", new(
                        $"« {Excerpt.Of(address)} » n’est pas une catégorie de la liste.",
                        $"“{Excerpt.Of(address)}” is no category of the list."));
                }
            }
        }

        private (string? Contact, string? Controller) Agents()
        {
            foreach (var property in Bodies.Where(one => graph.Values(node, one).Skip(1).Any()))
            {
                Leave(property, OnlyFirst);
            }

            var point = graph.Values(node, "dcat:contactPoint").FirstOrDefault();
            string? contact = null;
            if (point is not null)
            {
                Put(DescriptionFields.Contact, "dcat:contactPoint", Reached(point));
                contact = Literals(point, "vcard:fn").FirstOrDefault()?.Value;
            }

            string? controller = null;
            foreach (var (property, name, address) in new[]
            {
                ("geodcatap:custodian", null, DescriptionFields.Custodian),
                ("dct:publisher", DescriptionFields.Publisher, DescriptionFields.PublisherAddress),
                ("healthdcatap:hdab", DescriptionFields.AccessBody, DescriptionFields.AccessBodyAddress),
                ("healthdcatap:hdabCoordinator", DescriptionFields.Coordinator, DescriptionFields.CoordinatorAddress),
            })
            {
                if (graph.Values(node, property).FirstOrDefault() is not { } agent) { continue; }

                var said = Literals(agent, "foaf:name").OrderBy(one => one.Language == "fr" ? 0 : 1).FirstOrDefault()?.Value;
                Put(address, property, Reached(agent));
                if (said is null)
                {
                    Leave(property, new("L’organisme n’a pas de nom.", "The body has no name."));
                }
                else if (name is null)
                {
                    controller = said;
                }
                else
                {
                    Put(name, property, [said]);
                }
            }

            return (contact, controller);
        }

        /// <summary>The address by which an agent or a contact point is reached: of a mail before a page.</summary>
        private IEnumerable<string> Reached(RdfTerm agent)
        {
            var points = graph.Values(agent, "cv:contactPoint").Concat(graph.Values(agent, "dcat:contactPoint")).Prepend(agent).ToList();
            return points.SelectMany(point => Reaching.SelectMany(property => graph.Values(point, property)))
                .Select(one => Iri.MailOf(one.Value) ?? one.Value).Take(1);
        }

        private List<DatasetVariable> Variables()
        {
            var variables = new List<DatasetVariable>();
            var most = Math.Min(DatasetStore.MostVariables, room);
            var columns = graph.Values(node, "healthdcatap:hasVariables")
                .SelectMany(group => graph.Values(group, "csvw:table")).Distinct()
                .SelectMany(table => graph.Values(table, "csvw:column")).Distinct().Take(most + 1).ToList();
            if (columns.Count > most)
            {
                Leave("healthdcatap:hasVariables", new($"Un ensemble de données a {DatasetStore.MostVariables} variables au plus.",
                    $"A dataset has {DatasetStore.MostVariables} variables at most."));
            }

            foreach (var column in columns.Take(most))
            {
                string? Text(params string[] names) => names.SelectMany(name => Literals(column, name))
                    .OrderBy(one => one.Language is null or "fr" ? 0 : 1).FirstOrDefault()?.Value;
                var (variable, faults) = new TypedVariable(Text("csvw:name"), Text("csvw:title", "csvw:titles"), Text("dct:description"),
                    graph.Values(column, "csvw:datatype").FirstOrDefault()?.Value.Split('#', '/')[^1]).Read();
                if (variable is null)
                {
                    Leave("healthdcatap:hasVariables", faults[0].Message);
                }
                else
                {
                    variables.Add(variable);
                }
            }

            return variables;
        }

        private string? Draft(string property) => Literals(node, property).FirstOrDefault()?.Value;

        private List<RdfTerm> Literals(RdfTerm subject, string property) =>
            [.. graph.Values(subject, property).Where(value => value.IsLiteral)];
    }
}
