using EhdsReadiness.Web.Reports;
using EhdsReadiness.Web.Reports.Verification;
using UglyToad.PdfPig;

namespace EhdsReadiness.Web.Tests.Reports.Verification;

/// <summary>Reports as issued, altered, forged and from elsewhere.</summary>
public sealed class VerificationTests : IDisposable
{
    private const string Example = "01-chu-de-montervaux";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ehds-keys-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("full")]
    [InlineData("board")]
    [InlineData("axis")]
    [InlineData("plan")]
    [InlineData("both")]
    public void A_signed_report_of_any_kind_is_genuine_and_its_figures_are_those_of_its_data_where_it_carries_them(string kind)
    {
        using var keys = Keys();
        foreach (var language in Languages.All)
        {
            var verdict = Verifier(keys).Verify(Report(keys.Signing, kind, language), null);

            Assert.Equal((ReportStanding.Genuine, VerdictReason.SignatureRight), (verdict.Standing, verdict.Reason));
            Assert.Equal((kind is "full" or "both" ? FigureCheck.Compared : FigureCheck.NotCarried, 0),
                (verdict.Figures, verdict.Differences.Count));
            Assert.Equal(keys.Signing!.Public.Id, verdict.KeyId);
            Assert.Equal(("2026-1", "CHU de Montervaux"),
                (verdict.Contents!.Assessment!.Questionnaire, verdict.Contents.Assessment.Organisation));
        }
    }

    [Fact]
    public void The_fingerprint_stands_on_a_page_for_people_to_read()
    {
        using var keys = Keys();
        var file = Report(keys.Signing);

        using var pdf = PdfDocument.Open(file);
        Assert.Contains(ReportVerifier.FingerprintOf(file)!, string.Concat(pdf.GetPages().Last().Letters.Select(letter => letter.Value)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Any_flipped_byte_is_found()
    {
        using var keys = Keys();
        var verifier = Verifier(keys);
        var file = Report(keys.Signing);
        var random = new Random(20261126);
        var field = SealField.Find(file)!;
        // Random places, and every one of the field that the fingerprint leaves out.
        int[] places = [.. Enumerable.Range(0, 200).Select(_ => random.Next(file.Length)), .. Enumerable.Range(field.FingerprintAt, 64),
            .. Enumerable.Range(field.SignatureAt, 144), .. Enumerable.Range(field.PrintedAt, 128)];
        foreach (var place in places)
        {
            var flipped = file.ToArray();
            flipped[place] ^= (byte)(1 << random.Next(8));
            var judged = verifier.Judge(flipped, null);
            Assert.True(judged is ReportStanding.Altered or ReportStanding.Unknown, $"A flipped byte at {place} is not found.");
            Assert.True(judged == ReportStanding.Altered || (place >= field.SignatureAt && place < field.SignatureAt + 16),
                $"A flipped byte at {place} of the report is not told as a change.");
        }
    }

    [Fact]
    public void A_byte_added_or_taken_away_anywhere_is_found()
    {
        using var keys = Keys();
        var file = Report(keys.Signing);

        Assert.Equal(ReportStanding.Altered, Verifier(keys).Verify([.. file, (byte)'\n'], null).Standing);
        Assert.Equal(ReportStanding.Altered, Verifier(keys).Verify(file[..^1], null).Standing);
        Assert.Equal(ReportStanding.Altered, Verifier(keys).Verify([.. file[..1000], .. file[1001..]], null).Standing);
    }

    [Fact]
    public void A_file_that_is_not_what_this_site_wrote_is_not_opened_to_compare_its_figures()
    {
        using var keys = Keys();
        var changed = Replace(Report(keys.Signing, "full", Language.English), "\"level\": 0", "\"level\": 4");

        foreach (var file in new[] { changed, Report(null), "%PDF-1.7"u8.ToArray() })
        {
            var verdict = Verifier(keys).Verify(file, null);
            Assert.Equal((false, FigureCheck.NotGenuine, null), (verdict.IsGenuine, verdict.Figures, verdict.Contents));
        }
    }

    [Fact]
    public void Figures_that_this_program_would_print_otherwise_are_shown()
    {
        using var keys = Keys();
        var (content, assessment, _) = Samples.Of(Example);
        var other = Readiness.Of(content,
            assessment with { Answers = assessment.Answers.ToDictionary(pair => pair.Key, pair =>
            pair.Value with { Level = 4, Kind = AnswerKind.Level, Reason = null }) });
        var options = ReportOptions.Full(Language.English);
        // Signed by this site, as a program with a fault would have: the figures of one assessment over the data of another.
        var file = Samples.Renderer.Render(ActionPlanReport.Verifiable(content, other, options, keys.Signing) with
            { Attached = ActionPlanReport.Data(AssessmentFile.Write(assessment, Samples.Content.Questionnaires[^1]), Language.English) });

        var verdict = Verifier(keys).Verify(file, null);

        Assert.Equal((ReportStanding.Genuine, FigureCheck.Compared), (verdict.Standing, verdict.Figures));
        Assert.Contains(verdict.Differences, difference =>
            difference is { Printed: not null, Computed: not null } && difference.Printed != difference.Computed);
    }

    [Theory]
    [InlineData(ReportOrigin.Organisation, false)]
    [InlineData(ReportOrigin.Anonymous, true)]
    [InlineData(ReportOrigin.File, false)]
    public void A_verdict_says_whose_report_it_is_and_who_stands_behind_it(ReportOrigin origin, bool nobodys)
    {
        using var keys = Keys();
        var options = Samples.OptionsOf("board", Language.French) with { Origin = origin, AsksForAnswers = origin != ReportOrigin.File };
        var file = Samples.Renderer.Render(ActionPlanReport.Verifiable(Samples.Content, Samples.ResultOf(Example), options, keys.Signing));

        var verdict = Verifier(keys).Verify(file, null);

        var (_, assessment, _) = Samples.Of(Example);
        var whose = new SealedAssessment("2026-1", assessment.Organisation, false, assessment.Date, options.CarriesAnswers);
        Assert.Equal(new(whose, origin, null, options.Cover!.Line, true),
            verdict.Contents);
        var figures = options.CarriesAnswers ? FigureCheck.Compared : FigureCheck.NotCarried;
        Assert.Equal((nobodys, figures, 0), (verdict.IsNobodys, verdict.Figures, verdict.Differences.Count));
        using var pdf = PdfDocument.Open(file);
        string[] pages = [.. pdf.GetPages().Select(page => string.Concat(page.Letters.Select(letter => letter.Value)))];
        Assert.Equal(nobodys, pages[0].Contains("sans compte", StringComparison.Ordinal));
        Assert.Equal(nobodys, pages[^1].Contains("sans compte", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, null, "552 100 554 est déclaré, non prouvé.", "552 100 554 is claimed, not proven.")]
    [InlineData("2026-11-03T23:30:00.000Z", null, "552 100 554, numéro prouvé le 4 novembre 2026.", "proven on 4 November 2026.")]
    [InlineData("2026-11-03T08:30:00.000Z", "CHU d’Épinal 2", "« CHU d’Épinal 2 » au registre.", "“CHU d’Épinal 2” in the register.")]
    public void A_report_of_an_organisation_says_and_seals_whether_its_number_was_proven(
        string? provenAt, string? knownAs, string french, string english)
    {
        using var keys = Keys();
        var number = new ReportNumber("552100554", provenAt is null ? null : Instant.Read(provenAt), knownAs);
        var options = Samples.OptionsOf("both", Language.French) with { Origin = ReportOrigin.Organisation, Number = number };
        byte[] Made() => Samples.Renderer.Render(
            ActionPlanReport.Verifiable(Samples.Content, Samples.ResultOf("22-one-answer"), options, null));
        var file = Made();
        Assert.Equal(file, Made());
        SealField.Close(file, keys.Signing);

        var verdict = Verifier(keys).Verify(file, null);

        Assert.Equal((ReportStanding.Genuine, number, false), (verdict.Standing, verdict.Contents!.Number, verdict.IsNobodys));
        Assert.Equal((FigureCheck.Compared, 0), (verdict.Figures, verdict.Differences.Count));
        using var pdf = PdfDocument.Open(file);
        string[] pages = [.. pdf.GetPages().Select(page => string.Concat(page.Letters.Select(letter => letter.Value)))];
        foreach (var words in new[] { french, english })
        {
            var same = words.Replace(' ', '\u00A0');
            Assert.Contains(pages[..^1], page => page.Replace(' ', '\u00A0').Contains(same, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(null, "Unité de CHU d’Épinal (SIREN 552 100 554, numéro déclaré, non prouvé).")]
    [InlineData("2026-11-03T08:30:00.000Z", "Unité de CHU d’Épinal (SIREN 552 100 554, numéro prouvé le 3 novembre 2026).")]
    public void A_report_of_a_unit_says_and_seals_whose_number_vouches_for_it(string? provenAt, string words)
    {
        using var keys = Keys();
        var number = new ReportNumber("552100554", provenAt is null ? null : Instant.Read(provenAt), null, null, "CHU d’Épinal");
        var options = ReportOptions.Full(Language.French) with { Origin = ReportOrigin.Organisation, Number = number };
        Assert.Equal(words, options.Whose(Language.French)!.Replace('\u00A0', ' '));

        var file = Samples.Renderer.Render(
            ActionPlanReport.Verifiable(Samples.Content, Samples.ResultOf("22-one-answer"), options, keys.Signing));

        var verdict = Verifier(keys).Verify(file, null);
        Assert.Equal((ReportStanding.Genuine, number), (verdict.Standing, verdict.Contents!.Number));
    }

    [Fact]
    public void A_seal_whose_moment_is_none_is_no_seal()
    {
        var options = ReportOptions.Full(Language.French) with { Number = new("1", Instant.Read("2026-11-03T08:30:00.000Z"), null) };
        var seal = new Seal(options, new('0', 64), SealedAssessment.Of(Samples.Of(Example).Assessment), null);
        var written = SealField.Write(seal, new('0', 32), 0, 0, 0);
        byte[] File(string moment) =>
            Encoding.ASCII.GetBytes(new string(' ', 200) + written.Replace("2026-11-03", moment, StringComparison.Ordinal));

        Assert.NotNull(SealField.Find(File("2026-11-03")));
        Assert.Null(SealField.Find(File("2026-13-03")));
    }

    [Fact]
    public void A_report_sealed_before_reports_said_who_stands_behind_them_is_still_genuine()
    {
        using var keys = Keys();
        var text = Encoding.Latin1.GetString(Report(null)).Replace("/Format 2/", "/Format 1/", StringComparison.Ordinal)
            .Replace("/Picture(no)/Origin(file)", "", StringComparison.Ordinal);
        var file = Encoding.Latin1.GetBytes(text);
        SealField.Close(file, keys.Signing);

        var verdict = Verifier(keys).Verify(file, null);

        Assert.Equal((ReportStanding.Genuine, FigureCheck.EarlierForm, true), (verdict.Standing, verdict.Figures, verdict.IsNobodys));
        Assert.False(Verifier(keys).Verify(file, new(verdict.Fingerprint!, 1, true, DateTimeOffset.UnixEpoch)).IsNobodys);
    }

    [Fact]
    public void A_forger_who_makes_the_fingerprint_anew_is_found_by_the_signature()
    {
        using var keys = Keys();
        var forged = Replace(Report(keys.Signing), "\"level\": 0", "\"level\": 4");
        var field = SealField.Find(forged)!;
        var fingerprint = field.FingerprintOf(forged);
        Encoding.ASCII.GetBytes(fingerprint, forged.AsSpan(field.FingerprintAt));
        Encoding.ASCII.GetBytes(field.Printed(fingerprint), forged.AsSpan(field.PrintedAt));

        Assert.Equal((ReportStanding.Altered, VerdictReason.SignatureWrong), Of(Verifier(keys).Verify(forged, null)));
    }

    [Fact]
    public void A_report_that_nobody_signed_is_unknown_unless_it_is_recorded()
    {
        using var keys = Keys();
        var file = Report(null);
        var fingerprint = ReportVerifier.FingerprintOf(file)!;

        Assert.Equal((ReportStanding.Intact, VerdictReason.NotSigned), Of(Verifier(keys).Verify(file, null)));
        Assert.Equal((ReportStanding.Genuine, VerdictReason.Recorded),
            Of(Verifier(keys).Verify(file, new(fingerprint, 1, true, DateTimeOffset.UnixEpoch))));
    }

    [Fact]
    public void A_genuine_report_that_a_later_copy_replaces_is_told_as_replaced()
    {
        using var keys = Keys();
        var file = Report(keys.Signing);

        var verdict = Verifier(keys).Verify(file, new(ReportVerifier.FingerprintOf(file)!, 1, false, DateTimeOffset.UnixEpoch));

        Assert.Equal(ReportStanding.Replaced, verdict.Standing);
        Assert.True(verdict.IsGenuine);
    }

    [Fact]
    public void A_report_on_a_later_questionnaire_is_genuine_by_its_signature_and_is_told_from_a_forged_one()
    {
        using var keys = Keys();
        var later = Samples.Content.Questionnaires[^1] with { Version = "2027-1", Sha256 = new string('7', 64) };
        var (_, assessment, _) = Samples.Of(Example);
        var content = Samples.Content with { Questionnaires = [later] };
        var result = Readiness.Of(content, assessment with { Questionnaire = "2027-1" });
        var genuine = Samples.Renderer.Render(
            ActionPlanReport.Verifiable(content, result, ReportOptions.Full(Language.French), keys.Signing));
        using var strange = SigningKey.Create();
        var forged = Samples.Renderer.Render(ActionPlanReport.Verifiable(content, result, ReportOptions.Full(Language.French), strange));

        var verdict = Verifier(keys).Verify(genuine, null);
        Assert.Equal((ReportStanding.Genuine, VerdictReason.SignatureRight), Of(verdict));
        Assert.Equal((FigureCheck.OtherQuestionnaire, "2027-1"), (verdict.Figures, verdict.Contents!.Assessment!.Questionnaire));
        Assert.Equal((ReportStanding.Unknown, VerdictReason.KeyUnknown), Of(Verifier(keys).Verify(forged, null)));
    }

    [Fact]
    public void A_report_signed_before_the_key_was_replaced_still_verifies_and_the_old_key_signs_no_more()
    {
        byte[] before;
        using (var keys = Keys())
        {
            before = Report(keys.Signing);
        }

        var first = File.ReadAllText(Path.Combine(_folder.FullName, KeyRing.PrivateFile));
        using var after = Keys();

        Assert.Equal(ReportStanding.Genuine, Verifier(after).Verify(before, null).Standing);
        Assert.Equal(ReportStanding.Genuine, Verifier(after).Verify(Report(after.Signing), null).Standing);
        Assert.Equal(2, after.Known.Count);
        Assert.DoesNotContain(first, Directory.GetFiles(_folder.FullName).Select(File.ReadAllText));
    }

    [Fact]
    public void Only_its_owner_may_read_the_key()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var keys = Keys();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite,
            File.GetUnixFileMode(Path.Combine(_folder.FullName, KeyRing.PrivateFile)));
    }

    [Fact]
    public void A_folder_without_any_key_gets_one_at_the_first_start_and_one_with_public_parts_alone_gets_none()
    {
        var folder = Path.Combine(_folder.FullName, "new", "keys");
        using var first = KeyRing.ReadOrBegin(folder, out _);
        using var again = KeyRing.ReadOrBegin(folder, out _);
        Assert.Equal(first.Signing!.Public.Id, again.Signing!.Public.Id);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, KeyRing.PrivateFile)));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        }

        File.Delete(Path.Combine(folder, KeyRing.PrivateFile));
        using var verifying = KeyRing.ReadOrBegin(folder, out _);
        Assert.Null(verifying.Signing);
        Assert.Equal(first.Signing.Public.Id, Assert.Single(verifying.Known).Id);
    }

    [Fact]
    public void The_same_report_has_the_same_bytes_but_for_its_signature()
    {
        using var keys = Keys();
        var (signed, again, unsigned) = (Report(keys.Signing), Report(keys.Signing), Report(null));
        var field = SealField.Find(signed)!;

        Assert.Equal(Without(signed), Without(again));
        Assert.NotEqual(signed, again);
        Assert.Equal(Without(signed), Without(unsigned));

        byte[] Without(byte[] file) => [.. file[..field.SignatureAt], .. file[(field.SignatureAt + 144)..]];
    }

    [Fact]
    public void Words_of_the_organisation_cannot_pass_for_the_field()
    {
        using var keys = Keys();
        var (content, assessment, _) = Samples.Of(Example);
        var seal = new Seal(ReportOptions.Full(Language.French), new string('0', 64), SealedAssessment.Of(assessment), null);
        var note = SealField.Write(seal, new string('0', 32), 0, 0, 0);
        var answers = assessment.Answers.ToDictionary(pair => pair.Key, pair => pair.Value with { Note = note });
        var result = Readiness.Of(content, assessment with { Answers = answers });
        var file = Samples.Renderer.Render(ActionPlanReport.Verifiable(content, result, ReportOptions.Full(Language.French), keys.Signing));

        Assert.Equal(ReportStanding.Genuine, Verifier(keys).Verify(file, null).Standing);
    }

    [Theory]
    [InlineData("")]
    [InlineData("%PDF-1.7\n")]
    [InlineData("/Type/EHDS_Seal/")]
    [InlineData("<</Type/EHDS_Seal/Format 1/Kind(full)>>")]
    public void What_is_no_report_is_unknown(string content)
    {
        using var keys = Keys();

        Assert.Equal((ReportStanding.Unknown, VerdictReason.NoFingerprint),
            Of(Verifier(keys).Verify(Encoding.ASCII.GetBytes(content), null)));
    }

    private static (ReportStanding, VerdictReason) Of(ReportVerdict verdict) => (verdict.Standing, verdict.Reason);

    private static byte[] Replace(byte[] file, string old, string new_)
    {
        var changed = file.ToArray();
        Encoding.ASCII.GetBytes(new_, changed.AsSpan(changed.AsSpan().IndexOf(Encoding.ASCII.GetBytes(old))));
        return changed;
    }

    private KeyRing Keys()
    {
        KeyRing.Create(_folder.FullName);
        return KeyRing.Read(_folder.FullName);
    }

    private static ReportVerifier Verifier(KeyRing keys) => new(Samples.Content, keys, Samples.Renderer, new SiteSettings());

    private static byte[] Report(SigningKey? key, string kind = "full", Language language = Language.French) =>
        Samples.Renderer.Render(
            ActionPlanReport.Verifiable(Samples.Content, Samples.ResultOf(Example), Samples.OptionsOf(kind, language), key));
}
