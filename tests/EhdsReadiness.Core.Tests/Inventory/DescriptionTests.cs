using EhdsReadiness.Core.Rdf;

namespace EhdsReadiness.Core.Tests.Inventory;

public sealed class DescriptionTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 11, 0, 0, TimeSpan.Zero);

    private readonly TemporaryDatabase _temporary = new();
    private readonly DatasetStore _store;

    public DescriptionTests() => _store = new(_temporary.Database);

    public static TheoryData<string> Elements => [.. DescriptionElements.All.Select(element => element.Id)];

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void The_inventory_knows_the_elements_of_the_content_by_their_properties_and_names()
    {
        var words = Content.LawLibrary.Elements!.Elements;

        Assert.Equal(words.Select(one => (one.Id, one.Property)), DescriptionElements.All.Select(one => (one.Id, one.Property)));
        Assert.All(DescriptionFields.NotApplicable.List!.Terms, term => Assert.Equal(words.First(one => one.Id == term.Code).Name,
            term.Name));
        Assert.Equal(DescriptionElements.All.Where(one => one.IsWaivable).Select(one => one.Id).Order(),
            DescriptionFields.NotApplicable.List!.Terms.Select(term => term.Code).Order());
        Assert.All(words, word => Assert.True(word.OnlyWhen is not null || !DescriptionElements.All.First(one => one.Id ==
            word.Id).IsWaivable));
    }

    [Fact]
    public void Each_letter_of_Article_51_has_its_code_on_the_list() => Assert.Equal(
        Content.Regulation.Categories.Select(category => category.Letter), ControlledLists.Categories.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void A_dataset_that_says_all_lacks_nothing_and_a_bare_one_has_what_every_dataset_has()
    {
        Assert.Empty(DescriptionElements.MissingOf(Described.Kept(Described.Complete, 2)));
        Assert.Empty(DescriptionElements.MissingOf(Described.Kept(Described.Public)));
        Assert.Equal(["applicable-legislation", "health-data-category", "identifier", "title"],
            DescriptionElements.All.Except(DescriptionElements.MissingOf(Described.Kept(Described.Bare))).Select(one => one.Id));
    }

    [Theory]
    [MemberData(nameof(Elements))]
    public void What_a_dataset_does_not_say_is_the_only_element_that_it_lacks(string element)
    {
        if (Described.Without(element) is not { } less) { return; }

        Assert.Equal(element, Assert.Single(DescriptionElements.MissingOf(Described.Kept(less.Details, less.Variables.Count))).Id);
    }

    [Theory]
    [InlineData("records", "48 200", "48200")]
    [InlineData("keywords_fr", " cancer, registre; survie ", "cancer, registre; survie")]
    [InlineData("languages", "Français; ENGLISH\nde", "FRA\nENG\nDEU")]
    [InlineData("places", "ile de france", "FR1")]
    [InlineData("conforms_to", "omop\nhttps://exemple.fr/modele", "OMOP-CDM\nhttps://exemple.fr/modele")]
    [InlineData("access_rights", "http://publications.europa.eu/resource/authority/access-right/RESTRICTED", "RESTRICTED")]
    [InlineData("from", "15/03/2008", "2008-03-15")]
    [InlineData("distributions", "https://exemple.fr/a  Extraction", "https://exemple.fr/a Extraction")]
    [InlineData("conforms_to", "https://exemple.fr/modele;v=2; OMOP", "https://exemple.fr/modele;v=2\nOMOP-CDM")]
    [InlineData("title_fr", "  ", null)]
    public void What_is_typed_is_kept_in_one_form(string field, string typed, string? kept) =>
        Assert.Equal((kept, null), Field(field).Read(typed));

    [Theory]
    [InlineData("contact_address", "jean|<dupont>\"@exemple.org")]
    [InlineData("contact_address", "a@x.org,b@y.org")]
    [InlineData("contact_address", "a@x.org b@y.org")]
    [InlineData("contact_address", "javascript:alert(1)")]
    [InlineData("legislation", "http://exemple.fr/<a>")]
    [InlineData("legislation", "http://exemple.fr/%zz")]
    [InlineData("legislation", "http://exemple.fr/[a]")]
    [InlineData("legislation", "http://exemple.fr/#a#b")]
    [InlineData("distributions", "Extraction https://exemple.fr")]
    [InlineData("type", "autre")]
    [InlineData("languages", "klingon")]
    [InlineData("records", "many")]
    [InlineData("from", "2008-13")]
    [InlineData("access_rights", "PUBLIC\nRESTRICTED")]
    public void What_no_catalogue_could_take_is_refused(string field, string typed) => Assert.NotNull(Field(field).Read(typed).Fault);

    [Fact]
    public void Keywords_are_told_apart_whatever_stands_between_them() => Assert.Equal(["cancer", "registre", "survie"],
        DatasetDescription.Empty.With((DescriptionFields.KeywordsFr, "cancer,  registre ; cancer\nsurvie"))
            .Several(DescriptionFields.KeywordsFr));

    [Fact]
    public void A_period_does_not_end_before_it_starts()
    {
        var faults = new List<(string Field, Text Message)>();
        TypedDataset.ReadFields(
            DescriptionFields.All, new Dictionary<string, string?> { ["from"] = "2010", ["until"] = "2009-12-31" }, faults);
        Assert.Equal("until", Assert.Single(faults).Field);
    }

    [Theory]
    [InlineData("VARCHAR(20)", "string")]
    [InlineData("Entier", "integer")]
    [InlineData("xsd:dateTime", "dateTime")]
    [InlineData("inconnu", null)]
    public void A_data_dictionary_names_types_in_many_words(string typed, string? type) => Assert.Equal(type, DatasetVariable.TypeOf(
        typed));

    [Fact]
    public async Task A_description_and_variables_come_back_as_they_were_given_and_each_is_saved_by_itself()
    {
        var id = await StartAsync();
        Assert.Equal(SaveResult.Saved,
            await _store.AddDescribedAsync(id, [new(Described.Complete, Described.Variables)], AuditActor.Link, Noon, default));
        var dataset = Assert.Single(await _store.ListedAsync(id, default));
        Assert.Equal((Described.Complete, 2), (dataset.Details, dataset.VariableCount));
        Assert.Equal(Described.Variables, await _store.VariablesAsync(id, dataset.Id, default));

        var bare = Described.Complete with { Description = DatasetDescription.Empty };
        Assert.Equal(SaveResult.Saved, (await _store.SaveAsync(id, dataset.Id, bare, 1, AuditActor.Link, Noon, default)).Result);
        Assert.Equal((bare, 2), ((await _store.FindAsync(id, dataset.Id, default))!.Details, dataset.VariableCount));
        Assert.Equal(SaveResult.Stale, await _store.SaveVariablesAsync(id, dataset.Id, [], 1, AuditActor.Link, Noon, default));
        Assert.Equal(SaveResult.Saved, await _store.SaveVariablesAsync(id, dataset.Id, [], 2, AuditActor.Link, Noon, default));
        Assert.Equal(SaveResult.SavedBefore, await _store.SaveVariablesAsync(id, dataset.Id, [], 2, AuditActor.Link, Noon,
            default));
        Assert.Empty(await _store.ListedVariablesAsync(id, default));
    }

    [Fact]
    public async Task A_file_that_two_people_add_stands_on_the_list_once()
    {
        var id = await StartAsync();
        DescribedDataset[] file = [new(Described.Complete, Described.Variables), new(Described.Bare, [])];
        Assert.Equal(SaveResult.Saved, await _store.AddDescribedAsync(id, file, AuditActor.Link, Noon, default));
        Assert.Equal(SaveResult.Stale, await _store.AddDescribedAsync(id, file[1..], AuditActor.Link, Noon, default));
        Assert.Equal(2, (await _store.ListedAsync(id, default)).Count);
        Assert.Equal(SaveResult.Gone, await _store.AddDescribedAsync("nothing", file, AuditActor.Link, Noon, default));
    }

    [Fact]
    public async Task The_variables_of_an_assessment_have_an_end()
    {
        var id = await StartAsync();
        IReadOnlyList<DatasetVariable> many =
            [.. Enumerable.Range(0, DatasetStore.MostVariables).Select(number => new DatasetVariable($"v{number}", null, "x", "string"))];
        var full = Enumerable.Range(0, DatasetStore.MostVariablesTogether / many.Count)
            .Select(number => new DescribedDataset(Described.Bare with { Name = $"{number}" }, many)).ToList();
        Assert.Equal(SaveResult.Saved, await _store.AddDescribedAsync(id, full, AuditActor.Link, Noon, default));
        Assert.Equal(SaveResult.Full,
            await _store.AddDescribedAsync(id, [new(Described.Bare, Described.Variables)], AuditActor.Link, Noon, default));
        Assert.True(await _store.AddAsync(id, [Described.Bare], AuditActor.Link, Noon, default));
        var bare = (await _store.ListedAsync(id, default)).Single(dataset => dataset.VariableCount == 0);
        Assert.Equal(SaveResult.Full,
            await _store.SaveVariablesAsync(id, bare.Id, Described.Variables, 1, AuditActor.Link, Noon, default));
        Assert.Empty(await _store.VariablesAsync(id, bare.Id, default));

        // As it may be from before there was an end: it can become shorter.
        _temporary.Execute("UPDATE dataset SET variable_count = variable_count + 1");
        var long_ = (await _store.ListedAsync(id, default)).First(dataset => dataset.VariableCount > 1);
        Assert.Equal(SaveResult.Saved, await _store.SaveVariablesAsync(id, long_.Id, [], long_.Version, AuditActor.Link, Noon, default));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_this_site_writes_it_reads_as_the_same_dataset(bool turtle)
    {
        foreach (var (details, variables) in new (DatasetDetails, IReadOnlyList<DatasetVariable>)[]
            { (Described.Complete, Described.Variables), (Described.Public, []), (Described.Bare, []) })
        {
            var draft = Described.Draft(details, variables);
            var record = Assert.Single(HealthDcatReader.Read(turtle
                ? TurtleReader.Read(Encoding.UTF8.GetString(draft.Turtle())) : JsonLdReader.Read(draft.JsonLd())));
            var (read, faults) = record.Typed.Read();

            Assert.Empty(faults);
            Assert.Empty(record.Left);
            Assert.Equal(variables, record.Variables);
            // The identifier that this site gave goes along with a dataset that moves.
            var expected = details.Description.Has(DescriptionFields.Identifier) ? details : details with
            {
                Description = details.Description.With((DescriptionFields.Identifier, record.Address)),
            };
            Assert.Equal(expected.Description.Written, read!.Description.Written);
            Assert.Equal(expected with { Categories = [.. expected.Categories.Order()] }, read);
        }
    }

    [Fact]
    public void An_ordinary_record_is_read_as_far_as_there_are_fields_and_the_rest_is_named()
    {
        const string record = """
            # A record of another catalogue.
            PREFIX dcat: <http://www.w3.org/ns/dcat#>
            @prefix dct: <http://purl.org/dc/terms/> .
            @prefix foaf: <http://xmlns.com/foaf/0.1/> .
            @prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
            @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
            <https://cat.example/1> a dcat:Dataset ;
                dct:title 'Cohorte "Marées"'@fr, "Tides cohort"@en, "Gezeiten"@de ;
                dct:description \"\"\"Two
            lines\"\"\"@en ;
                dcat:keyword "cohort", "sea" ;
                dct:issued "2020-01-01"^^xsd:date ;
                dct:language <http://publications.europa.eu/resource/authority/language/FRA> ;
                dct:spatial [ a dct:Location ; <http://www.w3.org/2004/02/skos/core#prefLabel> "Bretagne" ] ;
                dct:temporal [ dcat:startDate "2001-05-01T00:00:00Z"^^xsd:dateTime ] ;
                dcat:contactPoint [ a vcard:Organization ; vcard:fn "Bureau" ; vcard:hasEmail <mailto:bureau@cat.example> ] ;
                dct:publisher _:p ;
                dcat:distribution <https://cat.example/1/csv> .
            _:p a foaf:Agent ; foaf:name "Institut" ; foaf:homepage <https://institut.example/> .
            <https://cat.example/1/csv> a dcat:Distribution ; dct:title "CSV" ; dcat:accessURL <https://cat.example/file.csv> .
            """;

        var read = Assert.Single(HealthDcatReader.Read(TurtleReader.Read(record.Replace("\\\"", "\"", StringComparison.Ordinal))));
        Assert.Equal(["dct:title", "dct:issued"], read.Left.Select(left => left.Property));
        Assert.Equal("", read.Typed.Categories);
        var details = (read.Typed with { Categories = "p" }).Read().Details!;

        Assert.Equal(("Cohorte \"Marées\"", "Bureau"), (details.Name, details.Contact));
        Assert.Equal(["Tides cohort", "Two\nlines", "cohort, sea", "FRA", "FRH", "2001-05-01", "bureau@cat.example", "Institut",
            "https://institut.example/", "https://cat.example/file.csv CSV"],
            new[] { "title_en", "description_en", "keywords_fr", "languages", "places", "from", "contact_address", "publisher",
                "publisher_address", "distributions" }.Select(key => details.Description[Field(key)]));
    }

    [Fact]
    public void JSON_LD_is_read_with_the_words_of_its_own_context_and_none_from_elsewhere()
    {
        const string record = """
            { "@context": [{ "@vocab": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/", "id": "@id", "type": "@type",
                "title": { "@id": "dct:title", "@container": "@language" }, "language": { "@id": "dct:language", "@type": "@id" } }],
              "@graph": [{ "id": "https://cat.example/1", "type": "Dataset", "title": { "fr": "Cohorte", "en": ["Cohort"] },
                "language": "http://publications.europa.eu/resource/authority/language/ENG", "keyword": ["a", { "@value": "b" }] }] }
            """;

        var typed = Assert.Single(HealthDcatReader.Read(JsonLdReader.Read(Encoding.UTF8.GetBytes(record)))).Typed;
        Assert.Equal(("Cohorte", "ENG", "a, b"), (typed.Name, typed.Described["languages"], typed.Described["keywords_fr"]));
        Assert.Equal(RdfFault.ContextElsewhere,
            Assert.Throws<UnreadableRdfException>(() => JsonLdReader.Read("""{"@context":"https://cat.example/c"}"""u8.ToArray())).Fault);
    }

    [Theory]
    [InlineData("@prefix dct: <http://purl.org/dc/terms/> .\n<a> dct:title \"x", 2)]
    [InlineData("<a> unknown:b <c> .", 1)]
    [InlineData("<a> <b> <c d> .", 1)]
    [InlineData("\n\n<a> <b> \"\\uD800\" .", 3)]
    public void What_is_no_Turtle_is_refused_with_its_line(string text, int line) =>
        Assert.Equal(line, Assert.Throws<UnreadableRdfException>(() => TurtleReader.Read(text)).Line);

    [Theory]
    [InlineData("{")]
    [InlineData("""{"a:b":"\ud800"}""")]
    public void What_is_no_JSON_is_refused(string text) =>
        Assert.Throws<UnreadableRdfException>(() => JsonLdReader.Read(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("<a> <b> <LONG> .")]
    [InlineData("@prefix p: <LONG> .")]
    [InlineData("@prefix LONG: <a> .")]
    [InlineData("@prefix p: <http://a.example/> .\n<a> <b> p:LONG .")]
    [InlineData("""{"@id":"LONG"}""")]
    [InlineData("""{"@context":{"@vocab":"LONG"}}""")]
    [InlineData("""{"@context":{"@base":"http://LONG"}}""")]
    [InlineData("""{"@context":{"a":"LONG"}}""")]
    [InlineData("""{"@context":{"LONG":"http://a.example/"}}""")]
    [InlineData("""{"@context":{"p":"http://a.example/","q":"p:LONG"}}""")]
    [InlineData("""{"@context":{"@import":"https://a.example/"}}""")]
    [InlineData("""{"@context":{"a":{"@id":"http://a.example/","@context":{}}}}""")]
    [InlineData("""{"@nest":{}}""")]
    public void Endless_addresses_and_what_JSON_LD_has_that_is_not_read_are_refused(string text)
    {
        var file = text.Replace("LONG", new string('x', Iri.LongestRead + 1), StringComparison.Ordinal);
        Assert.Throws<UnreadableRdfException>(() =>
            text[0] == '{' ? JsonLdReader.Read(Encoding.UTF8.GetBytes(file)) : TurtleReader.Read(file));
    }

    [Theory]
    [InlineData("@prefix p: <http://LONG> .", true)]
    [InlineData("@base <http://LONG> .", true)]
    [InlineData("""{"@context":{"@vocab":"http://LONG"}}""", true)]
    [InlineData("""{"@context":{"p":"http://LONG"}}""", true)]
    [InlineData("<a> <b> <http://LONG> .", false)]
    public void What_many_addresses_begin_with_is_short(string text, bool isRefused)
    {
        var file = text.Replace("LONG", new string('x', Iri.LongestStart), StringComparison.Ordinal);
        Assert.Equal(isRefused, Record.Exception(() =>
            text[0] == '{' ? JsonLdReader.Read(Encoding.UTF8.GetBytes(file)) : TurtleReader.Read(file)) is UnreadableRdfException);
    }

    [Fact]
    public void A_thousand_datasets_that_share_one_body_of_very_many_contact_points_are_refused()
    {
        var prefixes = string.Concat(new[] { "cv", "dcat", "dct" }
            .Select(prefix => $"@prefix {prefix}: <{RdfNames.Expand($"{prefix}:x")[..^1]}> .\n"));
        var points = string.Join(',', Enumerable.Range(0, 50_000).Select(number => $"<urn:{number}>"));
        var datasets = string.Join('\n', Enumerable.Range(0, 1000).Select(number =>
            $"<urn:d{number}> a dcat:Dataset ; dct:title 'D{number}' ; dct:publisher <urn:a> ."));
        var graph = TurtleReader.Read($"{prefixes}<urn:a> cv:contactPoint {points} .\n{datasets}");
        Assert.Throws<UnreadableRdfException>(() => HealthDcatReader.Read(graph));
    }

    [Theory]
    [InlineData(100, 1, true)]
    [InlineData(101, 1, false)]
    [InlineData(1, 2000, true)]
    [InlineData(1, 2001, false)]
    public void The_contexts_of_a_file_and_their_words_have_an_end(int contexts, int words, bool isRead)
    {
        var said = string.Join(',', Enumerable.Range(0, words).Select(word => $"\"w{word}\":\"http://a.example/{word}\""));
        var all = string.Join(',', Enumerable.Repeat("{" + said + "}", contexts));
        var file = Encoding.UTF8.GetBytes("{\"@context\":[{}," + all + "]}");
        Assert.Equal(isRead, Record.Exception(() => JsonLdReader.Read(file)) is not UnreadableRdfException);
    }

    [Theory]
    [InlineData("[ a <b> ] .", true)]
    [InlineData("[] a <b> .", true)]
    [InlineData("[Nom];Catégories", false)]
    public void A_table_whose_first_cell_has_a_bracket_is_no_Turtle(string text, bool seems) =>
        Assert.Equal(seems, TurtleReader.Seems(text));

    [Fact]
    public void A_graph_with_very_many_values_of_one_thing_is_made_and_each_stands_once()
    {
        var (graph, thing) = (new RdfGraph(), RdfTerm.Iri("urn:a"));
        for (var number = 0; number < 300_000; number++)
        {
            graph.Add(thing, "dct:title", RdfTerm.Plain($"{number % 150_000}"));
        }

        Assert.Equal(150_000, graph.Of(thing).Count);
    }

    [Fact]
    public void Of_tables_that_stand_several_times_each_variable_is_read_once_and_no_list_is_endless()
    {
        var read = ReadOne($"""
            healthdcatap:hasVariables _:g, _:h ; dcat:keyword {string.Join(", ", Enumerable.Range(0, 60).Select(word => $"'w{word}'"))} ;
                dct:language {string.Join(", ", Enumerable.Range(0, 60).Select(word => $"'klingon {word}'"))} .
            _:g csvw:table _:t . _:h csvw:table _:t .
            _:t csvw:column [ csvw:name "age" ; dct:description "Age" ; csvw:datatype "integer" ]
            """);
        Assert.Equal("age", Assert.Single(read.Variables).Name);
        Assert.Equal(DescriptionField.MostValues, read.Typed.Described["keywords_fr"]!.Split(", ").Length);
        Assert.Contains("dcat:keyword", read.Left.Select(left => left.Property));
        Assert.InRange(read.Left.Count, 1, FileFault.Most);
    }

    [Fact]
    public void An_odd_value_and_a_text_of_another_language_leave_the_rest_and_are_named()
    {
        var read = ReadOne("""
            healthdcatap:numberOfUniqueIndividuals "+5" ; dct:description "Gezeiten"@de ; dcat:keyword "sea" ;
                dcat:contactPoint [ vcard:fn "LONG" ; vcard:hasEmail <mailto:a@cat.example> ] ;
                healthdcatap:hdab [ foaf:name "Body" ] ;
                dct:publisher [ foaf:name "One" ], [ foaf:name "Two" ] ; dcat:distribution [ dct:title "None" ]
            """.Replace("LONG", new string('x', 201), StringComparison.Ordinal), Language.English);
        Assert.Equal(["access_body", "dcat:contactPoint", "dcat:distribution", "dct:description", "dct:publisher",
            "healthdcatap:numberOfUniqueIndividuals"],
            read.Left.Select(left => left.Property).Order(StringComparer.Ordinal));
        var details = (read.Typed with { Categories = "p" }).Read().Details!;
        Assert.Equal((null, null, "a@cat.example"), (details.Persons, details.Contact, details.Description[DescriptionFields.Contact]));
        Assert.Equal(["keywords_en"], new[] { "keywords_fr", "keywords_en", "description_fr" }
            .Where(key => details.Description.Has(Field(key))));
    }

    [Fact]
    public void A_record_without_a_title_is_named_by_its_address_and_left()
    {
        var read = Assert.Single(HealthDcatReader.Read(TurtleReader.Read("<urn:a> a <http://www.w3.org/ns/dcat#Dataset> .")));
        Assert.Equal(("urn:a", null, "dct:title"), (read.Address, read.Typed.Name, Assert.Single(read.Left).Property));
    }

    [Theory]
    [InlineData("access_body", "Organisme")]
    [InlineData("coordinator_address", "https://acces.example/")]
    public void A_body_has_both_a_name_and_an_address_in_the_form_and_in_the_draft(string field, string value)
    {
        var faults = new List<(string Field, Text Message)>();
        TypedDataset.ReadFields(DescriptionFields.All, new Dictionary<string, string?> { [field] = value }, faults);
        Assert.Equal(field, Assert.Single(faults).Field);

        var half = Described.Bare with { Description = DatasetDescription.Empty.With((Field(field), value)) };
        Assert.DoesNotContain("hdab", Turtle(Described.Draft(half)).Replace("\"healthdcatap:hdab\"", "", StringComparison.Ordinal),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "Registre des cancers", true)]
    [InlineData("Registre des cancers", "Registre des cancers", true)]
    [InlineData("Hôpital", "Hôpital", false)]
    public void A_catalogue_has_the_name_and_the_address_of_one_body(string? organisation, string name, bool isReached)
    {
        var draft = new HealthDcatDraft([Described.Kept(Described.Complete)], new Dictionary<string, IReadOnlyList<DatasetVariable>>(),
            organisation, Language.French);
        var graph = TurtleReader.Read(Turtle(draft));
        var publisher = Assert.Single(graph.Values(Assert.Single(graph.OfClass("dcat:Catalog")), "dct:publisher"));
        Assert.Equal(name, Assert.Single(graph.Values(publisher, "foaf:name")).Value);
        Assert.Equal(isReached, graph.Values(publisher, "cv:contactPoint").Any());
    }

    [Fact]
    public async Task A_description_and_those_of_an_assessment_have_an_end()
    {
        var line = new string('é', DescriptionField.LongestLine - 30);
        Dictionary<string, string?> Lines(int count) => new()
        {
            ["code_values"] = string.Join('\n', Enumerable.Range(10, count).Select(number => $"{number}{line}")),
            ["distributions"] = string.Join('\n', Enumerable.Range(10, count).Select(number => $"https://a.example/{number} {line}")),
        };
        var typed = new TypedDataset("Entrepôt", "a", null, null, null, null, null, null)
        {
            Described = Lines(40),
        };
        Assert.Empty(typed.Read().Faults);
        var most = typed.Read().Details!;
        Assert.Equal(DatasetDescription.TooLong, Assert.Single((typed with { Described = Lines(50) }).Read().Faults).Message);

        var id = await StartAsync();
        var fitting = DatasetStore.MostDescribedTogether / most.Description.Written!.Length;
        Assert.True(await _store.AddAsync(
            id, [.. Enumerable.Range(0, fitting).Select(number => most with { Name = $"{number}" })], AuditActor.Link, Noon, default));
        Assert.False(await _store.AddAsync(id, [most], AuditActor.Link, Noon, default));
        Assert.True(await _store.AddAsync(id, [Described.Bare], AuditActor.Link, Noon, default));
        var bare = (await _store.ListedAsync(id, default)).Single(dataset => dataset.Details == Described.Bare);
        Assert.Equal(SaveResult.Full, await SavedAsync(most, 1));
        Assert.Equal(SaveResult.Stale, await SavedAsync(most, 0));
        Assert.Equal(SaveResult.Saved, await SavedAsync(Described.Bare with { Name = "Autre" }, 1));

        async Task<SaveResult> SavedAsync(DatasetDetails details, int version) =>
            (await _store.SaveAsync(id, bare.Id, details, version, AuditActor.Link, Noon, default)).Result;
    }

    [Fact]
    public void Endless_nesting_is_refused() =>
        Assert.Throws<UnreadableRdfException>(() => TurtleReader.Read($"<a> <b> {string.Concat(Enumerable.Repeat("[<c> ", 10_000))}"));

    private static Content Content => Questionnaires.Published.Content;

    private static string Turtle(HealthDcatDraft draft) => Encoding.UTF8.GetString(draft.Turtle());

    /// <summary>A record with a title and what else is said of it, in the prefixes of this site.</summary>
    private static RecordRead ReadOne(string said, Language language = Language.French)
    {
        var prefixes = string.Concat(new[] { "csvw", "dcat", "dct", "foaf", "healthdcatap", "vcard" }
            .Select(prefix => $"@prefix {prefix}: <{RdfNames.Expand($"{prefix}:x")[..^1]}> .\n"));
        return Assert.Single(HealthDcatReader.Read(
            TurtleReader.Read($"{prefixes}<urn:a> a dcat:Dataset ; dct:title 'Cohort'@en ; {said} ."), language));
    }

    private static DescriptionField Field(string key) => DescriptionFields.All.Single(field => field.Key == key);

    private async Task<string> StartAsync()
    {
        var assessments = new AssessmentStore(_temporary.Database);
        var key = await assessments.CreateAsync(
            "2026-1", new(AssessmentMode.Full, Roles.Both, Invented.Hospital, null), new Dictionary<string, Answer>(), Noon, default);
        return (await assessments.FindAsync(key, default))!.Id;
    }
}
