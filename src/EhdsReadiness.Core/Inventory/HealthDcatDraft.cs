using EhdsReadiness.Core.Rdf;

namespace EhdsReadiness.Core.Inventory;

/// <summary>
/// The datasets in the terms of HealthDCAT-AP, release 8 (September 2026): what is said of each, and which elements of Implementing
/// Regulation (EU) 2026/2098 are still missing. What only this site knows stands beside it, as <c>draft:</c>.
/// </summary>
public sealed class HealthDcatDraft
{
    public static readonly Text Release = new("HealthDCAT-AP, version 8", "HealthDCAT-AP, release 8");

    /// <summary>Where that release is published.</summary>
    public const string ReleaseAddress = "https://data.health.europa.eu/healthdcat-ap/releases/release-8/";

    /// <summary>The regulation, under which all health data are described.</summary>
    public const string Legislation = "http://data.europa.eu/eli/reg/2025/327/oj";

    private readonly RdfGraph _graph = new();
    private readonly RdfTerm _catalogue;

    /// <param name="variables">By the identifiers of the datasets that have any.</param>
    /// <param name="organisation">Null when it gave no name.</param>
    public HealthDcatDraft(IReadOnlyList<Dataset> datasets, IReadOnlyDictionary<string, IReadOnlyList<DatasetVariable>> variables,
        string? organisation, Language language)
    {
        _catalogue = _graph.NewBlank();
        _graph.Add(_catalogue, "rdf:type", Name("dcat:Catalog"));
        _graph.Add(_catalogue, "dct:title",
            RdfTerm.Words(new Text("Ensembles de données de santé (projet)", "Health datasets (draft)").In(language), language));
        _graph.Add(_catalogue, "dct:description", RdfTerm.Words(Notice.In(language), language));
        _graph.Add(_catalogue, "dcatap:applicableLegislation", RdfTerm.Iri(Legislation));
        var (publisher, address) = PublisherOf(datasets, organisation, language);
        _graph.Add(_catalogue, "dct:publisher", Agent(publisher, address));
        foreach (var dataset in datasets)
        {
            _graph.Add(_catalogue, "dcat:dataset", Of(dataset, variables.GetValueOrDefault(dataset.Id, [])));
        }
    }

    /// <summary>The draft as JSON-LD.</summary>
    public byte[] JsonLd() => JsonLdWriter.Write(_graph, _catalogue, "dcat:dataset");

    /// <summary>The draft as Turtle.</summary>
    public byte[] Turtle() => TurtleWriter.Write(_graph);

    private static Text Notice { get; } = new(
        $"Projet établi d’après {Release.Fr} ({ReleaseAddress}) et le règlement d’exécution (UE) 2026/2098. « draft:missing » nomme les " +
            "éléments qui manquent encore à un ensemble de données.",
        $"Draft after {Release.En} ({ReleaseAddress}) and Implementing Regulation (EU) 2026/2098. “draft:missing” names the elements " +
            "that a dataset still lacks.");

    /// <summary>The organisation, else whoever publishes or keeps the first dataset that says so; with the address that a dataset gives
    /// for the same one.</summary>
    private static (string Name, string? Address) PublisherOf(
        IReadOnlyList<Dataset> datasets, string? organisation, Language language)
    {
        var named = datasets.Select(dataset => dataset.Details).SelectMany(details => new[]
        {
            (Name: details.Description[DescriptionFields.Publisher], Address: details.Description[DescriptionFields.PublisherAddress]),
            (Name: details.Controller, Address: details.Description[DescriptionFields.Custodian]),
        }).Where(one => one.Name is not null && (organisation is null || one.Name == organisation)).ToList();
        var reached = named.FirstOrDefault(one => DescriptionField.AddressOf(one.Address) is not null);
        return (organisation ?? reached.Name ?? named.FirstOrDefault().Name
            ?? new Text("Organisation sans nom", "Organisation without a name").In(language), reached.Address);
    }

    private RdfTerm Of(Dataset dataset, IReadOnlyList<DatasetVariable> variables)
    {
        var (details, described) = (dataset.Details, dataset.Details.Description);
        var node = RdfTerm.Iri($"urn:uuid:{Guid.Parse(dataset.Id):D}");
        void Say(string property, RdfTerm? value) => _graph.Add(node, property, value);
        void Listed(string property, DescriptionField field, string @class = "", string naming = "")
        {
            foreach (var value in described.Several(field))
            {
                Say(property, Listing(field.List!, value, @class, naming));
            }
        }

        Say("rdf:type", Name("dcat:Dataset"));
        Titles(node, details);
        var identifier = described[DescriptionFields.Identifier] ?? node.Value;
        var isAddress = Iri.IsWeb(identifier) || identifier.StartsWith("urn:uuid:", StringComparison.Ordinal);
        Say("dct:identifier", isAddress ? RdfTerm.Typed(identifier, "xsd:anyURI") : RdfTerm.Plain(identifier));
        Both(node, "dct:description", DescriptionFields.DescriptionFr, DescriptionFields.DescriptionEn, described);
        Both(node, "dcat:keyword", DescriptionFields.KeywordsFr, DescriptionFields.KeywordsEn, described);
        Listed("dct:type", DescriptionFields.Type);
        Say("dcat:theme", RdfTerm.Iri("http://publications.europa.eu/resource/authority/data-theme/HEAL"));
        foreach (var letter in details.Categories)
        {
            Say("healthdcatap:healthCategory", RdfTerm.Iri(ControlledLists.CategoryStart + ControlledLists.Categories[letter]));
        }

        Listed("healthdcatap:healthTheme", DescriptionFields.Themes);
        Listed("dpv:hasPersonalData", DescriptionFields.PersonalData);
        Listed("dct:language", DescriptionFields.DataLanguages);
        Say("healthdcatap:numberOfRecords", Number(described[DescriptionFields.Records]));
        Say("healthdcatap:numberOfUniqueIndividuals", Number(details.Persons?.ToString(CultureInfo.InvariantCulture)));
        Access(node, details);
        Origin(node, described);
        Listed("prov:wasGeneratedBy", DescriptionFields.Activities, "prov:Activity", "rdfs:label");
        Listed("dct:spatial", DescriptionFields.Places);
        Listed("dct:accrualPeriodicity", DescriptionFields.Frequency);
        Say("healthdcatap:hasStructuredData", described[DescriptionFields.Structured] is { } structured
            ? RdfTerm.Typed(structured == "yes" ? "true" : "false", "xsd:boolean") : null);
        foreach (var standard in details.Standards)
        {
            Say("dct:conformsTo", Listing(ControlledLists.Standards, standard, "dct:Standard", "dct:title"));
        }

        Listed("healthdcatap:hasCodingSystem", DescriptionFields.CodingSystems, "dct:Standard", "dct:title");
        foreach (var code in described.Several(DescriptionFields.Codes))
        {
            Say("healthdcatap:hasCodeValues", RdfTerm.Plain(code));
        }

        Say("healthdcatap:hasVariables", Variables(variables, details.Name));
        Beside(node, dataset);
        return node;
    }

    /// <summary>The titles in their languages; the name, which is in none, where there is none.</summary>
    private void Titles(RdfTerm node, DatasetDetails details)
    {
        var described = details.Description;
        Both(node, "dct:title", DescriptionFields.TitleFr, DescriptionFields.TitleEn, described);
        if (!described.Has(DescriptionFields.TitleFr) && !described.Has(DescriptionFields.TitleEn))
        {
            _graph.Add(node, "dct:title", RdfTerm.Plain(details.Name));
        }
    }

    private void Access(RdfTerm node, DatasetDetails details)
    {
        var described = details.Description;
        void Say(string property, RdfTerm? value) => _graph.Add(node, property, value);

        Say("dct:accessRights", described[DescriptionFields.AccessRights] is { } rights
            ? RdfTerm.Iri(ControlledLists.AccessRights.AddressOf(rights)) : null);
        Say("dcatap:applicableLegislation", RdfTerm.Iri(Legislation));
        foreach (var other in described.Several(DescriptionFields.Legislation))
        {
            Say("dcatap:applicableLegislation", RdfTerm.Iri(other));
        }

        Say("dcat:contactPoint", Contact(details));
        Say("geodcatap:custodian", Agent(details.Controller, described[DescriptionFields.Custodian]));
        Say("dct:publisher", Agent(described[DescriptionFields.Publisher], described[DescriptionFields.PublisherAddress]));
        Say("healthdcatap:hdab", Body(described[DescriptionFields.AccessBody], described[DescriptionFields.AccessBodyAddress]));
        Say("healthdcatap:hdabCoordinator",
            Body(described[DescriptionFields.Coordinator], described[DescriptionFields.CoordinatorAddress]));
        foreach (var link in described.Several(DescriptionFields.Distributions))
        {
            var (address, words) = (link.Split(' ')[0], link[link.Split(' ')[0].Length..].Trim());
            var distribution = New("dcat:Distribution");
            _graph.Add(distribution, "dct:title", words.Length > 0 ? RdfTerm.Plain(words) : null);
            _graph.Add(distribution, "dcat:accessURL", RdfTerm.Iri(address));
            _graph.Add(distribution, "dcatap:applicableLegislation", RdfTerm.Iri(Legislation));
            Say("dcat:distribution", distribution);
        }
    }

    private void Origin(RdfTerm node, DatasetDescription described)
    {
        if (described.Has(DescriptionFields.ProvenanceFr) || described.Has(DescriptionFields.ProvenanceEn))
        {
            var statement = New("dct:ProvenanceStatement");
            Both(statement, "rdfs:label", DescriptionFields.ProvenanceFr, DescriptionFields.ProvenanceEn, described);
            _graph.Add(node, "dct:provenance", statement);
        }

        if (described.Has(DescriptionFields.From) || described.Has(DescriptionFields.Until))
        {
            var period = New("dct:PeriodOfTime");
            _graph.Add(period, "dcat:startDate", Moment(described[DescriptionFields.From]));
            _graph.Add(period, "dcat:endDate", Moment(described[DescriptionFields.Until]));
            _graph.Add(node, "dct:temporal", period);
        }
    }

    /// <summary>What the inventory knows beside HealthDCAT-AP, so that nothing of it is lost on its way back.</summary>
    private void Beside(RdfTerm node, Dataset dataset)
    {
        var details = dataset.Details;
        void Say(string property, string? text) => _graph.Add(node, property, text is null ? null : RdfTerm.Plain(text));

        Say("draft:name", HealthDcatReader.NameOf(_graph.Values(node, "dct:title")) == details.Name ? null : details.Name);
        // Whether an element is said by a field that the inventory had before it asked for descriptions.
        Say("draft:inferred",
            details.Standards.Count > 0 && !details.Description.Has(DescriptionFields.Standards) ? "dct:conformsTo" : null);
        Say("draft:inferred",
            details.ContactAddress is not null && !details.Description.Has(DescriptionFields.Contact) ? "dcat:contactPoint" : null);
        Say("draft:contact", details.Contact);
        Say("draft:format", details.Format);
        Say("draft:publicFunding", details.PublicFunding);
        Say("draft:labelWanted", details.LabelWanted);
        foreach (var element in DescriptionElements.All.Where(element => details.Description.Waives(element.Id)))
        {
            Say("draft:notApplicable", element.Property);
        }

        foreach (var element in DescriptionElements.MissingOf(dataset))
        {
            Say("draft:missing", element.Property);
        }
    }

    /// <summary>The contact point: nothing without an address, since nobody could be reached by it.</summary>
    private RdfTerm? Contact(DatasetDetails details)
    {
        if (details.ContactAddress is not { } address) { return null; }

        var point = New("vcard:Kind");
        var isMail = address.StartsWith("mailto:", StringComparison.Ordinal);
        _graph.Add(point, isMail ? "vcard:hasEmail" : "vcard:hasURL", RdfTerm.Iri(address));
        _graph.Add(point, "vcard:fn",
            details.Contact is { } name && DescriptionField.AddressOf(name) is null ? RdfTerm.Plain(name) : null);
        return point;
    }

    /// <summary>An access body; null unless both are given, since a catalogue takes neither alone.</summary>
    private RdfTerm? Body(string? name, string? address) => name is null || address is null ? null : Agent(name, address);

    /// <summary>An organisation with the one point by which it is reached; null when neither is known.</summary>
    private RdfTerm? Agent(string? name, string? address)
    {
        if (name is null && address is null) { return null; }

        var agent = New("foaf:Agent");
        _graph.Add(agent, "foaf:name", name is null ? null : RdfTerm.Plain(name));
        if (DescriptionField.AddressOf(address) is { } reached)
        {
            var point = New("cv:ContactPoint");
            var isMail = reached.StartsWith("mailto:", StringComparison.Ordinal);
            _graph.Add(point, isMail ? "cv:email" : "cv:contactPage", isMail ? RdfTerm.Plain(address!) : RdfTerm.Iri(reached));
            _graph.Add(agent, "cv:contactPoint", point);
        }

        return agent;
    }

    private RdfTerm? Variables(IReadOnlyList<DatasetVariable> variables, string name)
    {
        if (variables.Count == 0) { return null; }

        var (group, table) = (New("csvw:TableGroup"), New("csvw:Table"));
        _graph.Add(group, "dct:title", RdfTerm.Plain(name));
        _graph.Add(group, "csvw:table", table);
        _graph.Add(table, "dct:title", RdfTerm.Plain(name));
        foreach (var variable in variables)
        {
            var column = New("csvw:Column");
            _graph.Add(column, "csvw:name", RdfTerm.Plain(variable.Name));
            _graph.Add(column, "csvw:title", RdfTerm.Plain(variable.Title ?? variable.Name));
            _graph.Add(column, "dct:description", RdfTerm.Plain(variable.Description));
            _graph.Add(column, "csvw:datatype", RdfTerm.Plain(variable.Type));
            _graph.Add(table, "csvw:column", column);
        }

        return group;
    }

    /// <summary>A value of a list by its address; words that the list does not have as a thing of their own.</summary>
    private RdfTerm Listing(ControlledList list, string value, string @class, string naming)
    {
        var address = list.OfCode(value) is not null ? list.AddressOf(value) : Iri.IsWeb(value) ? value : null;
        // An activity is one, and of a kind that the list names.
        if (address is not null && @class != "prov:Activity") { return RdfTerm.Iri(address); }

        var thing = New(@class);
        _graph.Add(thing, address is null ? naming : "dct:type", address is null ? RdfTerm.Plain(value) : RdfTerm.Iri(address));
        return thing;
    }

    private void Both(RdfTerm node, string property, DescriptionField french, DescriptionField english, DatasetDescription described)
    {
        foreach (var (field, language) in new[] { (french, Language.French), (english, Language.English) })
        {
            foreach (var text in field.IsSeveral ? described.Several(field) : described.Has(field) ? [described[field]!] : [])
            {
                _graph.Add(node, property, RdfTerm.Words(text, language));
            }
        }
    }

    private RdfTerm New(string @class)
    {
        var thing = _graph.NewBlank();
        _graph.Add(thing, "rdf:type", Name(@class));
        return thing;
    }

    private static RdfTerm? Number(string? digits) => digits is null ? null : RdfTerm.Typed(digits, "xsd:nonNegativeInteger");

    private static RdfTerm? Moment(string? date) => date is null ? null : RdfTerm.Typed(date, date.Length switch
    {
        4 => "xsd:gYear",
        7 => "xsd:gYearMonth",
        _ => "xsd:date",
    });

    private static RdfTerm Name(string name) => RdfTerm.Iri(RdfNames.Expand(name));
}
