using EhdsReadiness.Web.Reports;
using EhdsReadiness.Web.Reports.Pdf;
using EhdsReadiness.Web.Reports.Pdf.Fonts;
using EhdsReadiness.Web.Reports.Verification;

namespace EhdsReadiness.Web.Commands;

/// <summary><c>verify FILE.pdf</c>: exit code 0 for a genuine report, 1 for one that is altered or unknown.</summary>
public static class VerifyCommand
{
    public static int Run(string[] args, TextWriter output, TextWriter errors)
    {
        var arguments = Arguments.Read(args, ["--content"]);
        if (arguments.Operand is not { } path) { throw CommandFault.OfUsage("verify needs a file"); }

        var settings = arguments.SettingsOfSite(errors);
        var content = CommandLine.ReadContent(arguments, settings, errors);
        using var keys = KeysCommand.Read(settings.SigningKeys);
        return CommandLine.At(path, () =>
        {
            var file = CommandLine.ReadFile(path, ReportVerifier.LongestFile);
            using var renderer = new PdfRenderer(FontFaces.Load(FontFaces.Folder));
            using var database = settings.Database.Make();
            var issued = CommandLine.At(database.Name, () => Issued(database, file));
            var verdict = new ReportVerifier(content, keys, renderer, settings.Site).Verify(file, issued);
            var stands = verdict.Contents?.Number is { ProvenAt: { } at } number && database.Exists()
                ? new ClaimStore(database).StandsAsync(number.Identifier, at, default).GetAwaiter().GetResult() : (bool?)null;
            output.WriteLine($"{path}: {Words(verdict, stands)}");
            foreach (var difference in verdict.Differences)
            {
                output.WriteLine($"  printed: {difference.Printed ?? "-"}");
                output.WriteLine($"  from the data: {difference.Computed ?? "-"}");
            }

            return verdict.IsGenuine ? CommandLine.Done : CommandLine.InvalidInput;
        });
    }

    /// <summary>What the database, when there is one, has recorded under the file's fingerprint.</summary>
    private static IssuedReport? Issued(Database database, byte[] file)
    {
        if (ReportVerifier.FingerprintOf(file) is not { } fingerprint || !database.Exists()) { return null; }

        database.Migrate();
        return new IssuedReportStore(database).FindAsync(fingerprint, default).GetAwaiter().GetResult();
    }

    /// <param name="stands">Whether a number that was proven when the report was made still is; null where that is not known.</param>
    private static string Words(ReportVerdict verdict, bool? stands)
    {
        var standing = verdict.IsNobodys ? "unchanged since this site made it, but nobody answers for it" : verdict.Standing switch
        {
            ReportStanding.Genuine => "genuine",
            ReportStanding.Replaced => "genuine, but replaced: the organisation has finalised a later copy",
            ReportStanding.Altered => "altered",
            ReportStanding.Intact => "intact, not signed",
            ReportStanding.Unknown => "unknown",
        };
        var reason = verdict.Reason switch
        {
            VerdictReason.SignatureRight => $"signed with key {verdict.KeyId}",
            VerdictReason.Recorded => "its fingerprint is recorded here",
            VerdictReason.BytesChanged => "its bytes do not fit its fingerprint",
            VerdictReason.SignatureWrong => $"its signature was not made by key {verdict.KeyId}, which it names",
            VerdictReason.NoFingerprint => "it carries no fingerprint of a report",
            VerdictReason.NotSigned => "its bytes fit its fingerprint, but nobody signed it: anybody could have made it",
            VerdictReason.KeyUnknown => $"signed with key {verdict.KeyId}, which is not known here",
        };
        var figures = verdict.Figures switch
        {
            FigureCheck.Compared when verdict.Differences.Count == 0 => "; its figures are those of its data",
            FigureCheck.Compared => "; these figures are not those of its data:",
            FigureCheck.NotCarried => "; it carries figures alone, without the answers to compute them from",
            FigureCheck.OtherQuestionnaire =>
                $"; made with questionnaire {verdict.Contents?.Assessment?.Questionnaire}, or a state of it, that is not published here, " +
                $"so its figures were not compared",
            FigureCheck.EarlierForm => "; laid out by an earlier version of this program, so its figures were not compared",
            FigureCheck.NotGenuine => "; its figures were not compared: only a file that is as it was issued is opened",
            FigureCheck.Unreadable => "; its data cannot be read, so its figures were not compared",
        };
        return $"{standing} ({reason}){(verdict.Contents is { } contents ? Words(contents, stands) : "")}{figures}";
    }

    /// <summary>Whose report it is, as it was sealed.</summary>
    private static string Words(SealedContents contents, bool? stands)
    {
        var made = contents.Origin switch
        {
            ReportOrigin.Organisation when contents.Number is { Identifier.Length: > 0 } number => Words(number, stands),
            ReportOrigin.Organisation => "made by an organisation with an account, whose name was not checked",
            ReportOrigin.Anonymous => "made by somebody without an account: the name is their own choice",
            ReportOrigin.File => "made from a file by the command “report”: the name is that of the file",
            null => "it does not say who made it: the name may be anybody’s choice",
        };
        var of = contents.Assessment is { } assessment
            ? string.Create(CultureInfo.InvariantCulture,
                $"; report of {(assessment.Organisation is { } name ? $"“{OneLine(name)}”" : "no name")}" +
                $", {(assessment.IsExpress ? "express" : "full")} assessment of {assessment.Date:yyyy-MM-dd}")
            : "";
        var cover = contents.CoverLine is { } line ? $"; cover line “{OneLine(line)}”, chosen by the reader of this copy" : "";
        return $"{of}; {made}{cover}{(contents.HasPicture ? "; cover picture chosen by the reader of this copy" : "")}";
    }

    private static string Words(ReportNumber number, bool? stands)
    {
        var unit = number.House is { } house ? $"a unit of “{OneLine(house)}”, which is " : "";
        var known = number.KnownAs is { } name ? $", “{OneLine(name)}” in the register," : "";
        var now = stands switch
        {
            true => ", and has not lost it since",
            false => ", but does not hold it as proven any more",
            null => "",
        };
        return number.ProvenOn is { } day
            ? string.Create(CultureInfo.InvariantCulture, $"made by {unit}the organisation with the number " +
                $"{OneLine(number.Identifier)}{known} proven to this site on {day:yyyy-MM-dd}{now}")
            : $"made by {unit}an organisation that had only claimed its number {OneLine(number.Identifier)}: its name was not checked";
    }

    /// <summary>Without what a terminal would obey.</summary>
    private static string OneLine(string text) => string.Concat(text.Select(sign => char.IsControl(sign) ? ' ' : sign));
}
