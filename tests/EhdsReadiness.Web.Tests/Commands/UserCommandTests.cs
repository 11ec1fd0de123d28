using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Commands;

public sealed class UserCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ehds-user-");

    private string DatabasePath => Path.Combine(_folder.FullName, "data", "site.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task An_account_with_a_password_can_sign_in_and_owes_its_second_factor()
    {
        var (code, output, errors) =
            Run(Visitor.Password + "\n", "add", "noor@exemple.fr", "--name", "Noor Ansari", "--role", "analyst", "--password-stdin");
        Assert.Equal((0, "noor@exemple.fr added\n", ""), (code, output, errors));
        var account = await FindAsync("noor@exemple.fr");
        Assert.Equal((AccountRole.Analyst, true, "Noor Ansari"), (account.Role!.Value, account.OwesSecondFactor, account.Name));

        await OnSiteAsync(async site =>
        {
            using var visitor = site.Visitor();
            Assert.Equal(HttpStatusCode.OK, await visitor.SignInAsync("noor@exemple.fr"));
            Assert.Equal("/fr/account/two-factor", visitor.Path);
        });
    }

    [Theory]
    [InlineData(null, "/fr/", "Un compte vous attend")]
    [InlineData("en", "/en/", "An account is waiting for you")]
    public async Task Without_a_password_a_link_to_set_one_is_in_the_outbox(string? language, string start, string subject)
    {
        string[] args = ["add", "camille@exemple.fr", "--name", "Camille Roux", "--Site:Address", "https://readiness.example.org/"];
        var (code, output, errors) = Run("", language is null ? args : [.. args, "--lang", language]);
        Assert.Equal((0, ""), (code, errors));
        var path = output.Split('\n')[1]["a link to set the password is in ".Length..];
        var mail = Letter.Read(path);
        Assert.Equal(("camille@exemple.fr", subject), (mail.To, mail.Subject));
        Assert.Contains($"https://readiness.example.org{start}sign-in/new-password?", mail.Text, StringComparison.Ordinal);

        await OnSiteAsync(async site =>
        {
            using var visitor = site.Visitor();
            Assert.Equal(HttpStatusCode.BadRequest, await visitor.SignInAsync("camille@exemple.fr"));
            site.Clock.Move(TimeSpan.FromDays(6));
            Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync(mail.Links[0]));
            Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(("password", Visitor.Password)));
            Assert.Equal(HttpStatusCode.OK, await visitor.SignInAsync("camille@exemple.fr"));
            Assert.Equal("/fr/waiting", visitor.Path);
        });
    }

    [Fact]
    public async Task A_role_is_given_changed_and_taken_away()
    {
        Run(Visitor.Password, "add", "noor@exemple.fr", "--name", "Noor Ansari", "--password-stdin");
        foreach (var (word, role) in new (string, AccountRole?)[]
            { ("analyst", AccountRole.Analyst), ("administrator", AccountRole.Administrator), ("none", null) })
        {
            Assert.Equal((0, ""), (Run("", "role", "NOOR@exemple.fr", word).Code, Run("", "role", "NOOR@exemple.fr", word).Errors));
            Assert.Equal(role, (await FindAsync("noor@exemple.fr")).Role);
        }
    }

    [Fact]
    public async Task Whoever_becomes_staff_leads_nothing_in_organisations_any_more()
    {
        Run(Visitor.Password, "add", "noor@exemple.fr", "--name", "Noor Ansari", "--password-stdin");
        var (noor, now) = ((await FindAsync("noor@exemple.fr")).Id, TimeProvider.System.GetUtcNow());
        using var database = new Database(DatabasePath);
        var organisation = await new OrganisationStore(database)
            .CreateAsync(new("CHU", "hospital", null, "732829320", null, null, false, Language.French), noor, now, default);
        var settings = new AssessmentSettings(
            AssessmentMode.Full, Roles.Both, new("hospital", null, "yes", "no", ["a"], "yes", "no"), "CHU");
        var assessment = await new OrganisationAssessmentStore(database)
            .CreateAsync(organisation, "2026-1", settings, new Dictionary<string, Answer>(), noor, now, default);
        await new AssignmentStore(database)
            .AssignAsync(assessment, [AssignmentTarget.Axis("transparency")], noor, FrenchTime.DayOf(now), noor, now, default);

        Assert.Equal(
            (1, "", "noor@exemple.fr alone owns “CHU”, and staff open nothing of an organisation: make another member its owner first, " +
                "or delete it\n"),
            Run("", "role", "noor@exemple.fr", "analyst"));
        Run(Visitor.Password, "add", "olga@exemple.fr", "--name", "Olga Petit", "--password-stdin");
        var invitations = new InvitationStore(database);
        await invitations.AcceptAsync(
            await invitations.InviteAsync(organisation, "olga@exemple.fr", MemberRole.Owner, noor, now, default),
            (await FindAsync("olga@exemple.fr")).Id, now, default);

        var (code, output, errors) = Run("", "role", "noor@exemple.fr", "analyst");

        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("led by nobody now (1 in all)", output, StringComparison.Ordinal);
        Assert.Equal("Noor Ansari", Assert.Single(await new AssignmentStore(database).LeftAsync(assessment, default)).LeftBy);
        Assert.Contains(await new AuditQuery(database).OfOrganisationAsync(organisation, new(AuditAction.Withdrew), 0, 9, default), entry =>
            entry.ActorKind == "system");
    }

    [Fact]
    public async Task A_lost_second_factor_is_taken_away_with_its_codes_and_sessions()
    {
        Run(Visitor.Password, "add", "noor@exemple.fr", "--name", "Noor Ansari", "--role", "administrator", "--password-stdin");
        await OnSiteAsync(async site =>
        {
            var (visitor, _) = await site.WithSecondFactorAsync(await FindAsync("noor@exemple.fr"));
            using (visitor)
            {
                Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync("/fr/account", follow: false));
                Assert.Equal((0, ""), (Run("", "reset", "noor@exemple.fr").Code, Run("", "reset", "noor@exemple.fr").Errors));
                Assert.Equal(HttpStatusCode.Found, await visitor.GetAsync("/fr/account", follow: false));
                await visitor.SignInAsync("noor@exemple.fr");
                Assert.Equal("/fr/account/two-factor", visitor.Path);
            }
        });
    }

    [Fact]
    public async Task Whoever_is_disabled_is_out_at_once_by_every_way_in_until_enabled_again()
    {
        Run(Visitor.Password, "add", "noor@exemple.fr", "--name", "Noor Ansari", "--password-stdin");
        await OnSiteAsync(async site =>
        {
            using var visitor = site.Visitor();
            using var other = site.Visitor();
            await visitor.SignInAsync("noor@exemple.fr");
            await other.GetAsync("/fr/sign-in/forgotten");
            await other.SendAsync(("email", "noor@exemple.fr"));
            var link = site.Mails("noor@exemple.fr").Single().Links[0];

            Assert.Equal(
                (0, "noor@exemple.fr is kept out, and signed out everywhere\n", ""), Run("", "disable", "NOOR@exemple.fr"));

            Assert.Equal(HttpStatusCode.Found, await visitor.GetAsync("/fr/account", follow: false));
            Assert.Equal(HttpStatusCode.BadRequest, await visitor.SignInAsync("noor@exemple.fr"));
            await other.GetAsync(link);
            Assert.Null(other.Page.QuerySelector("#password"));
            await other.GetAsync("/fr/sign-in/forgotten");
            await other.SendAsync(("email", "noor@exemple.fr"));
            await other.GetAsync(site.Mails("noor@exemple.fr")[^1].Links[0]);
            Assert.Null(other.Page.QuerySelector("#password"));
            var account = (await site.Accounts.FindByEmailAsync(EmailAddress.Normalize("noor@exemple.fr"), default))!;
            Assert.EndsWith(string.Create(CultureInfo.InvariantCulture,
                $"\t-\toff\t{account.CreatedAt:yyyy-MM-dd}\t{account.DisabledAt:yyyy-MM-dd}\n"),
                Run("", "list").Output, StringComparison.Ordinal);
            Assert.Equal((1, "", "noor@exemple.fr is disabled already\n"), Run("", "disable", "noor@exemple.fr"));

            Assert.Equal((0, "noor@exemple.fr may sign in again\n", ""), Run("", "enable", "noor@exemple.fr"));
            Assert.Equal(HttpStatusCode.OK, await visitor.SignInAsync("noor@exemple.fr"));
            Assert.Equal((1, "", "noor@exemple.fr is not disabled\n"), Run("", "enable", "noor@exemple.fr"));
        });
    }

    [Fact]
    public void Accounts_are_listed_a_line_each()
    {
        Assert.Equal((0, "address\tname\trole\tsecond factor\tmade\tdisabled\n", ""), Run("", "list"));
        Run(Visitor.Password, "add", "zoe@exemple.fr", "--name", "Zoé Petit", "--password-stdin");
        Run("", "add", "Amina@exemple.fr", "--name", "Amina Roux", "--role", "analyst");

        var lines = Run("", "list").Output.TrimEnd().Split('\n');

        Assert.Equal(["Amina@exemple.fr\tAmina Roux\tanalyst\toff", "zoe@exemple.fr\tZoé Petit\t-\toff"],
            lines[1..].Select(line => string.Join('\t', line.Split('\t')[..4])));
    }

    [Theory]
    [InlineData("nobody@exemple.fr has no account", "disable", "nobody@exemple.fr")]
    [InlineData("nobody@exemple.fr has no account", "reset", "nobody@exemple.fr")]
    [InlineData("nobody@exemple.fr has no account", "role", "nobody@exemple.fr", "analyst")]
    [InlineData("not an address has no account", "role", "not an address", "analyst")]
    [InlineData("unknown role “owner”", "role", "known@exemple.fr", "owner")]
    [InlineData("known@exemple.fr has an account already", "add", "known@exemple.fr", "--name", "Somebody")]
    [InlineData("KNOWN@EXEMPLE.FR has an account already", "add", "KNOWN@EXEMPLE.FR", "--name", "Somebody")]
    [InlineData("“not an address” is no email address", "add", "not an address", "--name", "Somebody")]
    [InlineData("the name needs 1 to 120 characters on one line", "add", "new@exemple.fr", "--name", " ")]
    [InlineData("unknown role “none”", "add", "new@exemple.fr", "--name", "Somebody", "--role", "none")]
    [InlineData("--lang needs “fr” or “en”", "add", "new@exemple.fr", "--name", "Somebody", "--lang", "de")]
    [InlineData("the password needs 12 characters at least", "add", "new@exemple.fr", "--name", "Somebody", "--password-stdin")]
    public void What_is_wrong_is_said_on_standard_error_with_exit_code_1(string message, params string[] args)
    {
        Run(Visitor.Password, "add", "known@exemple.fr", "--name", "Somebody", "--password-stdin");
        var (code, output, errors) = Run("too short\n", args);
        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith(message, errors, StringComparison.Ordinal);
        Assert.Single(errors.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData]
    [InlineData("list", "a@exemple.fr")]
    [InlineData("disable")]
    [InlineData("lists")]
    [InlineData("add")]
    [InlineData("add", "a@exemple.fr")]
    [InlineData("add", "a@exemple.fr", "--name")]
    [InlineData("add", "a@exemple.fr", "b@exemple.fr", "--name", "Somebody")]
    [InlineData("add", "a@exemple.fr", "--name", "Somebody", "--admin", "yes")]
    [InlineData("role", "a@exemple.fr")]
    [InlineData("reset")]
    [InlineData("reset", "a@exemple.fr", "b@exemple.fr")]
    [InlineData("role", "a@exemple.fr", "analyst", "administrator")]
    public void Wrong_usage_is_told_with_exit_code_2(params string[] args)
    {
        var (code, output, errors) = Run("", args);
        Assert.Equal((2, ""), (code, output));
        Assert.Contains("Usage:", errors, StringComparison.Ordinal);
    }

    private (int Code, string Output, string Errors) Run(string input, params string[] args)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        using var reader = new StringReader(input);
        var code = CommandLine.Run(
            ["user", .. args, .. args.Length == 0 ? Array.Empty<string>() : ["--Database:Path", DatabasePath]], output, errors, reader);
        return (code!.Value, System.Text.Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }

    private async Task<Account> FindAsync(string email)
    {
        using var database = new Database(DatabasePath);
        return (await new AccountStore(database).FindByEmailAsync(EmailAddress.Normalize(email), default))!;
    }

    private async Task OnSiteAsync(Func<TestSite, Task> visit)
    {
        var site = new TestSite();
        try
        {
            await site.StartAsync("--Database:Path", DatabasePath);
            await visit(site);
        }
        finally
        {
            await site.DisposeAsync();
        }
    }
}
