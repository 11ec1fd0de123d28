using EhdsReadiness.Web.Pages.ActionPlans;
using EhdsReadiness.Web.Reports;

namespace EhdsReadiness.Web.Tests.Localisation;

/// <summary>Nothing, one and several in every text that counts, found by walking the files of texts.</summary>
public sealed partial class PluralTests
{
    /// <summary>Words that may follow a figure without being what it counts.</summary>
    private static readonly HashSet<string> NotCounted = new(
        ["sur", "à", "et", "au", "du", "vers", "ou", "le", "ko", "sont", "de", "est", "a", "connues", "his", "of", "at", "to", "and", "or",
            "on", "out", "for", "are", "kB", "known", "gives", "withdrew", "leads", "high", "their", "in", "by", "dont",
            "par", "pour", "les", "énumère", "lists", "will", "has", "with", "from", "as", "vous", "is", "sans", "comme", "that"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Implementing Regulation (EU) 2026/2098 lists so many; about half of them are always asked for.</summary>
    private const int ElementsOfTheAct = 27;

    /// <summary>Texts whose figure is a limit of the program, with the least it can be: always several.</summary>
    private static readonly Dictionary<string, int> Limits = new(StringComparer.Ordinal)
    {
        ["Pages/Accounts Passkeys.Full"] = Passkey.Most,
        ["Pages/ActionPlans Action.Error.tooMany"] = TrackingStore.Most,
        ["Pages/ActionPlans Action.Error.tooLong"] = StoredScenario.LongestName,
        ["Pages/ActionPlans WhatIf.Error.most"] = StoredScenario.Most,
        ["Pages/ActionPlans WhatIf.Error.compare"] = WhatIfModel.MostCompared,
        ["Pages/Assessments Report.Cover.line.help"] = Cover.LongestLine,
        ["Pages/Assessments Report.Logo.help"] = Math.Min(PngReader.MostWidth, PngReader.MostHeight),
        ["Pages/Assessments Report.LogoText.help"] = Picture.LongestAlternative,
        ["Pages/Assessments Report.Error.cover"] = Cover.LongestLine,
        ["Pages/Assessments Report.Error.logoText"] = Picture.LongestAlternative,
        ["Pages/Assessments Report.Error.logoTextLong"] = Picture.LongestAlternative,
        ["Pages/Assessments Question.Error.reasonTooLong"] = Answer.LongestNote,
        ["Pages/Assessments Question.Error.noteTooLong"] = Answer.LongestNote,
        ["Pages/Assessments Question.Error.evidenceTooLong"] = Answer.LongestEvidence,
        ["Pages/Assessments Question.Error.whoTooLong"] = Math.Min(Clarification.LongestName, Proof.LongestHolder),
        ["Pages/Assessments Import.Error.manyFaults"] = FileFault.Most,
        ["Pages/Assessments Comments.Error.long"] = QuestionComment.Longest,
        ["Pages/Assessments Approval.Error.long"] = StateChange.LongestMessage,
        ["Pages/Exports Import.Error.manyFaults"] = FileFault.Most,
        ["Pages/Grants Access.Until.hint"] = AccessGrant.LongestMonths,
        ["Pages/Grants Error.until.range"] = AccessGrant.LongestMonths,
        ["Pages/Inventory Dataset.Error.tooMany"] = DatasetStore.Most,
        ["Pages/Inventory Import.File.help"] = DatasetStore.Most,
        ["Pages/Inventory Import.Error.manyFaults"] = FileFault.Most,
        ["Pages/Inventory Import.Error.room"] = DatasetStore.Most,
        ["Pages/Inventory Describe.Error.room"] = DatasetStore.MostDescribedTogether,
        ["Pages/Inventory Variables.File.help"] = DatasetStore.MostVariables,
        ["Pages/Inventory Variables.Error.tooMany"] = DatasetStore.MostVariables,
        ["Pages/Inventory Variables.Error.tooManyTogether"] = DatasetStore.MostVariablesTogether,
        ["Pages/Ministry Why"] = Publishing.LowestK,
        ["Pages/Ministry File.FootNote"] = Publishing.LowestK,
        ["Pages/Ministry Register.Error.manyFaults"] = FileFault.Most,
        ["Pages/Ministry Publish.Note.help"] = Web.Pages.Ministry.PublicationsModel.LongestNote,
        ["Pages/Ministry Error.note"] = Web.Pages.Ministry.PublicationsModel.LongestNote,
        ["Pages/Ministry Peers.None.kind"] = Web.Pages.Ministry.Peers.Fewest,
        ["Pages/Ministry Error.reason"] = Web.Pages.Ministry.ClaimPageModel.LongestReason,
        ["Pages/Organisations Error.code.often"] = Web.Pages.Organisations.NumberModel.CodesPerDay,
        ["Pages/Organisations Error.code.tries"] = Web.Pages.Organisations.NumberModel.TriesPerDay,
        ["Pages/Organisations Error.made.often"] = new Web.Accounts.AccountSettings().OrganisationsPerDay,
        ["Pages/Organisations Error.join.message"] = JoinRequest.LongestMessage,
        ["Pages/Organisations Error.join.often"] = JoinRequest.MostPerDay,
        ["Pages/Organisations Error.numbers.often"] =
            Web.Pages.Organisations.JoinModel.LookUpsPerDay(new Web.Accounts.AccountSettings()),
        ["Pages/Organisations Join.Message.help"] = JoinRequest.LongestMessage,
        ["Pages/Organisations Error.email.most"] = Invitation.MostPerDay,
        ["Pages/Organisations Invite.Error.many"] = Invitation.MostPerDay,
        ["Pages/Organisations Invite.Error.words"] = Web.Pages.Organisations.InviteModel.LongestWords,
        ["Pages/Portfolios Clients.Error.many"] = ClientInvitation.MostPerDay,
        ["Pages/Portfolios Clients.Error.manyCells"] = FileFault.Most,
        ["Pages/Portfolios Clients.Error.most"] = ClientInvitation.MostPerDay,
        ["Pages/Portfolios Clients.Fault.name"] = ClientInvitation.LongestName,
        ["Pages/Portfolios Error.until.range"] = AccessGrant.LongestMonths,
        ["Pages/Portfolios Invited.Until.help"] = AccessGrant.LongestMonths,
        ["Pages/Portfolios Look.Error.line"] = Cover.LongestLine,
        ["Pages/Portfolios Look.Error.logoText"] = Picture.LongestAlternative,
        ["Pages/Portfolios Look.Line.help"] = Cover.LongestLine,
        ["Pages/Portfolios Look.Logo.help"] = Math.Min(PngReader.MostWidth, PngReader.MostHeight),
        ["Pages/Portfolios Look.LogoText.help"] = Picture.LongestAlternative,
        ["Pages/Portfolios Note.Error.long"] = ClientNote.Longest,
        ["Pages/Portfolios Note.Error.most"] = ClientNote.Most,
        ["Pages/Portfolios Pick.TooMany"] = ReportArchive.Largest,
        ["Pages/Assessments Ask.Error.often"] = Clarification.MostPerDay,
        ["Pages/Assessments Share.Error.often"] = Web.Pages.Assessments.ShareModel.MostPerDay,
        ["Pages/Assessments Attach.often"] = UnitStore.MostPerDay,
        ["Pages/Units Error.often"] = UnitStore.MostPerDay,
        ["Pages Metadata.Title"] = ElementsOfTheAct,
        ["Pages Metadata.Count"] = ElementsOfTheAct / 2,
        ["Pages/Assessments Question.Metadata"] = ElementsOfTheAct,
        ["Pages Method.Plan.finish"] = Math.Min(Planning.MonthsInHand, Planning.MonthsForGoodPractice),
        ["Pages/Units Actions.Most"] = ActionOverviewQuery.MostOrganisations,
        ["Reports Picture.TooManyPixels"] = Math.Min(PngReader.MostWidth, PngReader.MostHeight),
    };

    [Fact]
    public void A_text_with_a_counted_noun_has_a_singular_and_a_plural()
    {
        var without = All()
            .Where(text => !IsForm(text.Key))
            .Where(text => Followed().Matches(text.Value).Any(match => !NotCounted.Contains(match.Groups[1].Value))
                || Preceded().IsMatch(text.Value))
            .Select(text => text.Key)
            .Distinct()
            .ToList();

        Assert.Equal(string.Join("\n", Limits.Keys.Order(StringComparer.Ordinal)),
            string.Join("\n", without.Order(StringComparer.Ordinal)));
        Assert.All(Limits, limit => Assert.True(limit.Value > 1, limit.Key));
    }

    [Fact]
    public void Each_singular_has_its_plural_and_each_plural_its_singular()
    {
        var forms = All().Select(text => text.Key).Where(IsForm).ToHashSet(StringComparer.Ordinal);

        Assert.NotEmpty(forms);
        Assert.All(forms, key =>
            Assert.Contains(key.EndsWith(".one", StringComparison.Ordinal) ? $"{key[..^4]}.other" : $"{key[..^6]}.one", forms));
        Assert.DoesNotContain(All(), text => text.Key.EndsWith(".One", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Language.French, 0, "one")]
    [InlineData(Language.French, 1, "one")]
    [InlineData(Language.French, 2, "other")]
    [InlineData(Language.French, 21, "other")]
    [InlineData(Language.English, 0, "other")]
    [InlineData(Language.English, 1, "one")]
    [InlineData(Language.English, 2, "other")]
    [InlineData(Language.English, 21, "other")]
    public void Every_counted_text_is_right_for_nothing_one_two_and_twenty_one(Language language, int count, string form)
    {
        Assert.Equal(form, Plural.FormOf(count, language));
        var texts = All().Where(text => text.Language == language)
            .ToDictionary(text => text.Key, text => text.Value, StringComparer.Ordinal);
        foreach (var name in texts.Keys.Where(key => key.EndsWith(".other", StringComparison.Ordinal)).Select(key => key[..^6]))
        {
            var shown = string.Format(
                CultureInfo.InvariantCulture, texts[$"{name}.{Plural.FormOf(count, language)}"], count, "b", "c", "d");
            // What follows the figure ends as its number demands; a noun that never changes is the same in both.
            var (one, other) = (Counted().Match(texts[$"{name}.one"]), Counted().Match(texts[$"{name}.other"]));
            if (one.Success && other.Success)
            {
                Assert.True(IsPlural(other.Groups[1].Value), $"{name} ({language}): “{other.Value}” is no plural");
                Assert.True(!IsPlural(one.Groups[1].Value)
                    || Invariable.Contains(one.Groups[1].Value), $"{name} ({language}): “{one.Value}” is no singular");
                Assert.Contains(form == "one" ? one.Groups[1].Value : other.Groups[1].Value, shown, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData(Language.French, 1.9, "one")]
    [InlineData(Language.French, 6.2, "other")]
    [InlineData(Language.English, 0.1, "other")]
    public void Fractions_are_plural_from_two_in_French_and_but_for_one_in_English(Language language, double count, string form) =>
        Assert.Equal(form, Plural.FormOf((decimal)count, language));

    private static readonly HashSet<string> Invariable = new(["mois"], StringComparer.Ordinal);

    private static bool IsPlural(string noun) => noun.EndsWith('x')
        || (noun.EndsWith('s') && !noun.EndsWith("ss", StringComparison.Ordinal));

    private static bool IsForm(string key) =>
        key.EndsWith(".one", StringComparison.Ordinal) || key.EndsWith(".other", StringComparison.Ordinal);

    /// <summary>The nouns that texts count, each in the singular and in the plural.</summary>
    internal static IEnumerable<(string One, string Other)> Nouns(Language language)
    {
        var texts = All().Where(text => text.Language == language)
            .ToDictionary(text => text.Key, text => text.Value, StringComparer.Ordinal);
        return
        [
            .. from key in texts.Keys
               where key.EndsWith(".one", StringComparison.Ordinal)
               let one = Counted().Match(texts[key])
               let other = Counted().Match(texts[$"{key[..^4]}.other"])
               where one.Success && other.Success
               select (one.Groups[1].Value, other.Groups[1].Value),
        ];
    }

    private static IEnumerable<(Language Language, string Key, string Value)> All() =>
        from file in Directory.GetFiles(TextsTests.Source, "Texts.*.resx", SearchOption.AllDirectories)
        where !file.Contains("/obj/", StringComparison.Ordinal)
        let folder = Path.GetRelativePath(TextsTests.Source, Path.GetDirectoryName(file)!)
        let language = file.EndsWith(".fr.resx", StringComparison.Ordinal) ? Language.French : Language.English
        from data in XDocument.Load(file).Root!.Elements("data")
        select (language, $"{folder} {data.Attribute("name")!.Value}", data.Element("value")!.Value);

    /// <summary>A place, and the word in lower case that follows it.</summary>
    [GeneratedRegex(@"\{[0-9](?::N0)?\}[ \u00a0\u202f]([a-zà-ÿ]+)\b(?!’)")]
    private static partial Regex Followed();

    /// <summary>A plural before a place: "your categories {0}".</summary>
    [GeneratedRegex(@"\b(?:[Vv]os|[Ll]es|[Cc]es|[Yy]our|[Tt]hese) \p{L}+s \{[0-9]\}")]
    private static partial Regex Preceded();

    /// <summary>The count and what is counted, an adjective that stands first left out.</summary>
    [GeneratedRegex(@"\{0\}[ \u00a0\u202f](?:(?:autres?|nouvelles?|other|new|legal|carried|recovery|printed) )?([a-zà-ÿ]+)")]
    private static partial Regex Counted();
}
