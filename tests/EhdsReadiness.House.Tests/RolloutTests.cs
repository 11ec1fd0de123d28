using System.Text.RegularExpressions;

namespace EhdsReadiness.House.Tests;

/// <summary>
/// Expand first, contract later: while a release takes the place of the former one, both work on one database. A migration adds what the
/// former can leave alone; what it needs is taken away by a later one, which says in its name up to which release it was needed:
/// <c>0031-contract-1.4.0-former-column.sql</c>.
/// </summary>
public sealed partial class RolloutTests
{
    /// <summary>The first migration that is held to it; those before belong to releases that were stopped for an upgrade.</summary>
    private const int First = 23;

    private static readonly string Migrations = Path.Combine(Repository.Root, "src/EhdsReadiness.Core/Storage/Migrations");

    [Fact]
    public void A_migration_takes_nothing_away_that_the_former_release_needs() =>
        Assert.Empty(
            from file in Directory.GetFiles(Migrations, "*.sql").Order(StringComparer.Ordinal)
            let name = Path.GetFileName(file)
            where int.Parse(name[..4], System.Globalization.CultureInfo.InvariantCulture) >= First && !Contraction().IsMatch(name)
            from breach in BreachesOf(File.ReadAllText(file))
            select $"{name}: {breach}");

    [Theory]
    [InlineData("DROP TABLE answer;")]
    [InlineData("ALTER TABLE answer DROP COLUMN note;")]
    [InlineData("ALTER TABLE answer RENAME COLUMN note TO remark;")]
    [InlineData("ALTER TABLE answer RENAME TO reply;")]
    [InlineData("ALTER TABLE answer ALTER COLUMN note SET NOT NULL;")]
    [InlineData("ALTER TABLE answer ALTER COLUMN note TYPE INTEGER;")]
    [InlineData("ALTER TABLE answer ADD COLUMN weight INTEGER NOT NULL;")]
    [InlineData("ALTER TABLE answer ADD CONSTRAINT short CHECK (length(note) < 9);")]
    [InlineData("CREATE UNIQUE INDEX one_note ON answer (note);")]
    public void Each_way_of_taking_away_is_found(string statement) => Assert.Single(BreachesOf(statement));

    [Theory]
    [InlineData("CREATE TABLE reply (id $text$ NOT NULL PRIMARY KEY, note $text$ NOT NULL) $table_options$;")]
    [InlineData("ALTER TABLE answer ADD COLUMN weight INTEGER NOT NULL DEFAULT 1;")]
    [InlineData("ALTER TABLE answer ADD COLUMN seen_at $moment$; CREATE INDEX answer_seen ON answer (seen_at);")]
    [InlineData("CREATE TABLE reply (id INTEGER PRIMARY KEY, note $text$); CREATE UNIQUE INDEX one_note ON reply (note);")]
    [InlineData("ALTER TABLE answer ADD COLUMN place INTEGER; CREATE UNIQUE INDEX one ON answer (place) WHERE place IS NOT NULL;")]
    [InlineData("ALTER TABLE answer DROP CONSTRAINT answer_check;")]
    [InlineData("-- Another release may DROP TABLE answer;\nDROP TRIGGER follows ON answer;")]
    public void What_only_adds_is_no_breach(string script) => Assert.Empty(BreachesOf(script));

    /// <summary>The statements that the former release could not bear; what the script itself makes is unknown to it.</summary>
    private static IEnumerable<string> BreachesOf(string script)
    {
        var statements = Comment().Replace(script, "").Split(';', StringSplitOptions.TrimEntries);
        var made = statements.Select(statement => Made().Match(statement)).Where(match => match.Success)
            .Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        return statements.Where(statement =>
            (TakesAway().Match(statement) is { Success: true } one && !made.Contains(one.Groups["table"].Value)
                && !made.Contains(one.Groups["only"].Value))
            || (NewColumn().IsMatch(statement) && !statement.Contains("DEFAULT", StringComparison.OrdinalIgnoreCase)));
    }

    [GeneratedRegex(@"^\d{4}-contract-\d+\.\d+\.\d+-[a-z-]+(\.sqlite|\.postgresql)?\.sql$")]
    private static partial Regex Contraction();

    [GeneratedRegex("--.*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^(CREATE TABLE|ALTER TABLE \w+\s+ADD COLUMN) (?<name>\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex Made();

    [GeneratedRegex(
        @"^(DROP TABLE (IF EXISTS )?(?<table>\w+)|CREATE UNIQUE INDEX \w+\s+ON (?<table>\w+)(.* WHERE (?<only>\w+) IS NOT NULL)?" +
        @"|ALTER TABLE (?<table>\w+)\s+(DROP COLUMN|RENAME|ADD CONSTRAINT|ALTER COLUMN \w+ (SET NOT NULL|DROP DEFAULT|TYPE)))",
        RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex TakesAway();

    [GeneratedRegex(@"^ALTER TABLE \w+\s+ADD COLUMN .*NOT NULL", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex NewColumn();
}
