using Microsoft.Data.Sqlite;

namespace EhdsReadiness.Web.Tests.Setup;

/// <summary>Each wrong setting or option is one line that names it, and nothing is made.</summary>
public sealed class WrongSettingsTests : IDisposable
{
    private const string Secret = "S3cretS3cret";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ehds-settings-");

    private string Data => Path.Combine(_folder.FullName, "data");

    public void Dispose() => _folder.Delete(recursive: true);

    public static TheoryData<string, string[]> Settings() => new()
    {
        { "Site:Opertor “Somebody” is no setting: did you mean Site:Operator?", ["--Site:Opertor", "Somebody"] },
        { "Mail:Prot is no setting: did you mean Mail:Port?", ["--Mail:Prot", "12"] },
        { "Mail:Pasword is no setting: did you mean Mail:Password?", ["--Mail:Pasword", Secret] },
        { "Accounts:Tries:0 “1” is no setting: did you mean Accounts:Tries?", ["--Accounts:Tries:0", "1"] },
        { "Retention:Everything “1” is no setting; there are Retention:AssessmentMonths", ["--Retention:Everything", "1"] },
        { "Accounts:Tries “many” is to be a whole number", ["--Accounts:Tries", "many"] },
        { "Accounts:Tries “0” is to be from 1 to 1000", ["--Accounts:Tries", "0"] },
        { "Accounts:Tries “99999999999” is to be a whole number", ["--Accounts:Tries", "99999999999"] },
        { "Accounts:SessionHours “20” is to be from 21", ["--Accounts:SessionHours", "20"] },
        { "Accounts:LockoutMinutes “-1” is to be from 1", ["--Accounts:LockoutMinutes", "-1"] },
        { "Accounts:PasswordRounds “10” is to be from 1000", ["--Accounts:PasswordRounds", "10"] },
        { "Accounts:SetPasswordDays “1” is to be no less time than Accounts:ResetHours “48”",
            ["--Accounts:SetPasswordDays", "1", "--Accounts:ResetHours", "48"] },
        { "Database:Folder “elsewhere” is set, but no Database:Connection", ["--Database:Folder", "elsewhere"] },
        { "Database:Connection and Database:Path “", ["--Database:Connection", $"Host=h;Password={Secret}"] },
        { "Database:Connection and Database:ConnectionFile “/nowhere/connection” are both set",
            ["--Database:Connection", $"Host=h;Password={Secret}", "--Database:ConnectionFile", "/nowhere/connection"] },
        { "Database:Connection is to be as Npgsql reads it: Host=…", ["--Database:Path", "", "--Database:Connection", $"Hst={Secret}"] },
        { "Aggregates:K “4” is to be from 5", ["--Aggregates:K", "4"] },
        { "Aggregates:Key is to have 16 characters or more", ["--Aggregates:Key", Secret] },
        { "Aggregates:Every “monthly” is to be a span of time", ["--Aggregates:Every", "monthly"] },
        { "Aggregates:Every “00:10:00” is to be an hour or more", ["--Aggregates:Every", "00:10:00"] },
        { "Aggregates:Public “oui” is to be true or false", ["--Aggregates:Public", "oui"] },
        { "Retention:AssessmentMonths “6” is to be more than Retention:NoticeMonths “11”", ["--Retention:AssessmentMonths", "6"] },
        { "RateLimits:PostsPerMinute “0” is to be from 1", ["--RateLimits:PostsPerMinute", "0"] },
        { "Requests:GraceSeconds “1” is to be from 2", ["--Requests:GraceSeconds", "1"] },
        { "Proxies:Known “10.0.0.0/99” is no address", ["--Proxies:Known:0", "10.0.0.0/99"] },
        { "Proxies:Known “no-such-host.invalid” is no address",
            ["--Proxies:Known:0", "127.0.0.1", "--Proxies:Known:1", "no-such-host.invalid"] },
        { "Mail:Host “smtp.example.org” is set, so Site:Address must be too",
            ["--Mail:Host", "smtp.example.org", "--Mail:From", "ehds@example.org"] },
        { "Mail:Host “smtp.example.org” is set, so Mail:From must be too",
            ["--Mail:Host", "smtp.example.org", "--Site:Address", "https://readiness.example.org"] },
        { "Mail:From “nobody” is no email address", ["--Mail:From", "nobody"] },
        { "Mail:Port “70000” is to be from 1 to 65535", ["--Mail:Port", "70000"] },
        { "Mail:Security “Ssl” is to be one of None", ["--Mail:Security", "Ssl"] },
        { "Mail:Password is set, but no Mail:Host", ["--Mail:Password", Secret] },
        { "Mail:PasswordFile “/nowhere/password” cannot be read", ["--Mail:PasswordFile", "/nowhere/password"] },
        { "Mail:Password and Mail:PasswordFile “/nowhere/password” are both set",
            ["--Mail:PasswordFile", "/nowhere/password", "--Mail:Password", Secret] },
        { "Site:Address “readiness.example.org” is no address", ["--Site:Address", "readiness.example.org"] },
        { "Site:Address “https://example.org/readiness” has the path /readiness, so Site:PathBase",
            ["--Site:Address", "https://example.org/readiness"] },
        { "Site:PathBase “/a b” is to be a path", ["--Site:PathBase", "/a b"] },
        { "Site:PathBase “/fr/x” is not to begin with a language", ["--Site:PathBase", "/fr/x"] },
        { "OpenTelemetry:Endpoint “collector:4318” is no address", ["--OpenTelemetry:Endpoint", "collector:4318"] },
        { "Oidc:pro:Titel is no setting: did you mean Oidc:pro:Title?", Oidc("Titel", "ProConnect") },
        { "Oidc:pro is to have Oidc:pro:ClientSecret too", ["--Oidc:pro:Authority", "https://idp.example", "--Oidc:pro:ClientId", "x"] },
        { "Oidc:pro:ClientSecretFile “/nowhere/secret” cannot be read", ["--Oidc:pro:ClientSecretFile", "/nowhere/secret"] },
        { "Oidc:pro:Authority “http://idp.example” is to begin with https://", Oidc("Authority", "http://idp.example") },
        { "Oidc:pro:Authority “idp.example” is no address", Oidc("Authority", "idp.example") },
        { "Oidc:pro:Authority “https://idp.example?x=1” is to have no user, query", Oidc("Authority", "https://idp.example?x=1") },
        { "Oidc:pro:Scopes “email” is to hold openid", Oidc("Scopes", "email") },
        { "Oidc:pro:Claims “[1]” is to be an object in JSON", Oidc("Claims", "[1]") },
        { "Oidc:pro:Prompt “none” is to be of login", Oidc("Prompt", "none") },
        { "Oidc:pro:Domains “@x” is no domain", Oidc("Domains:0", "@x") },
        { "Oidc:pro:TrustsOrganisation “oui” is to be true or false", Oidc("TrustsOrganisation", "oui") },
        { "Oidc:pro:RoleClaim “groups” is set, but neither", Oidc("RoleClaim", "groups") },
        { "Oidc:pro:RoleClaim is to be set too", Oidc("AnalystValue", "ehds") },
        { "Oidc:a_b is to be named by letters", ["--Oidc:a_b:Title", "x"] },
        { "Oidc:a:Domains and Oidc:pro:Domains “CHU.example”: a domain has one provider",
            [.. Oidc("Domains:0", "chu.example"), "--Oidc:a:Authority", "https://a.example", "--Oidc:a:ClientId", "x",
             "--Oidc:a:ClientSecret", Secret, "--Oidc:a:Domains", "CHU.example"] },
        { "urls “nonsense” is no address", ["--urls", "nonsense"] },
        { "urls “http://127.0.0.1:0/readiness” has a path: set Site:PathBase to /readiness", ["--urls", "http://127.0.0.1:0/readiness"] },
    };

    /// <summary>An identity provider with all that one needs, and this.</summary>
    private static string[] Oidc(string key, string value) =>
    [
        .. new Dictionary<string, string>
        {
            ["Authority"] = "https://idp.example", ["ClientId"] = "x", ["ClientSecret"] = Secret, [key] = value,
        }.SelectMany(one => new[] { $"--Oidc:pro:{one.Key}", one.Value }),
    ];

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task A_wrong_setting_is_one_line_that_names_it_and_nothing_is_made(string message, string[] args)
    {
        var line = await FaultAsync(args);
        Assert.StartsWith(message, line, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, line, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Data), "The folder of the database was made.");
    }

    [Fact]
    public async Task A_port_in_use_is_one_line_and_nothing_is_made()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";

        Assert.StartsWith($"urls “{url}” cannot be served on: ", await FaultAsync("--urls", url), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Data), "The folder of the database was made.");
    }

    [Fact]
    public async Task An_empty_file_of_a_secret_is_a_fault_and_a_full_one_is_read_without_its_line_break()
    {
        var file = Path.Combine(_folder.FullName, "key");
        await File.WriteAllTextAsync(file, "\n");
        Assert.Equal($"Aggregates:KeyFile “{file}” is an empty file", await FaultAsync("--Aggregates:KeyFile", file));

        await File.WriteAllTextAsync(file, "sixteen letters and more\n");
        using var errors = new StringWriter();
        Assert.Equal("sixteen letters and more", SiteConfiguration.Settings(["--Aggregates:KeyFile", file], errors)!.Aggregates.Key);
    }

    [Fact]
    public async Task A_database_that_is_a_folder_no_database_or_newer_than_the_program_is_one_line()
    {
        Directory.CreateDirectory(Path.Combine(Data, "site.db"));
        Assert.EndsWith("site.db: a folder, not a database", await FaultAsync(), StringComparison.Ordinal);
        Directory.Delete(Data, recursive: true);

        Directory.CreateDirectory(Data);
        await File.WriteAllTextAsync(Path.Combine(Data, "site.db"), "This is a letter, not a database.");
        Assert.EndsWith("site.db: not a SQLite database", await FaultAsync(), StringComparison.Ordinal);
        File.Delete(Path.Combine(Data, "site.db"));

        const string later = "EhdsReadiness.Core.Storage.Migrations.9999-contract-99.0.0-later.sql";
        using (var database = new Database(Path.Combine(Data, "site.db")))
        {
            database.Migrate();
        }

        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(Data, "site.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = $"INSERT INTO SchemaVersions (ScriptName, Applied) VALUES ('{later}', '2030-01-01')";
            await command.ExecuteNonQueryAsync();
        }

        Assert.EndsWith($"site.db: migration {later} is unknown: the database is newer than the program", await FaultAsync(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Networks_host_names_and_lists_in_one_value_are_known_proxies()
    {
        using var errors = new StringWriter();
        var settings = SiteConfiguration.Settings(["--Proxies:Known", "10.0.0.0/8, 192.0.2.7", "--Proxies:Known:0", "localhost"], errors);
        Assert.Equal("", errors.ToString());
        var networks = settings!.Proxies.Networks().Select(network => network.ToString()).ToList();
        Assert.Contains("10.0.0.0/8", networks);
        Assert.Contains("192.0.2.7/32", networks);
        Assert.Contains(networks, network => network is "127.0.0.1/32" or "::1/128");
    }

    [Theory]
    [InlineData("unknown option “--foo”", "--foo")]
    [InlineData("unknown option “--Site:Opertor”: did you mean “--Site:Operator”?", "--Site:Opertor", "x")]
    [InlineData("unknown option “--url”: did you mean “--urls”?", "--url", "http://localhost:5081")]
    [InlineData("unknown option “--vesion”: did you mean “--version”?", "--vesion")]
    [InlineData("option “--urls” needs a value", "--urls")]
    [InlineData("unknown command “conten”: did you mean “content”?", "conten", "check")]
    [InlineData("unknown command “serve”", "serve")]
    [InlineData("one argument too many: “now”", "--Site:Operator", "x", "now")]
    [InlineData("unknown option “--content”", "version", "--content", "x")]
    [InlineData("unknown option “--Database:Pth”: did you mean “--Database:Path”?", "db", "check", "--Database:Pth", "x")]
    [InlineData("unknown option “--lang”", "verify", "a.pdf", "--lang", "fr")]
    public void An_unknown_option_or_command_is_one_line_with_the_nearest_name_and_exit_code_2(string message, params string[] args)
    {
        using var errors = new StringWriter();
        Assert.Equal(CommandLine.WrongUsage, CommandLine.Run(args, Stream.Null, errors));
        var line = Assert.Single(errors.ToString().TrimEnd().Split('\n'));
        Assert.StartsWith($"ehds-readiness: {message}", line, StringComparison.Ordinal);
        Assert.Contains("Usage: ", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("score", "FILE")]
    [InlineData("verify", "FILE")]
    [InlineData("db", "check")]
    [InlineData("keys", "create")]
    [InlineData("aggregate", "publish")]
    [InlineData("user", "reset", "a@example.org")]
    [InlineData("version")]
    public void Commands_check_the_same_settings_as_the_site(params string[] command)
    {
        using var errors = new StringWriter();
        var code = CommandLine.Run(
            [.. command, "--Database:Path", Path.Combine(Data, "site.db"), "--Accounts:Tries", "many"], Stream.Null, errors);
        Assert.Equal((CommandLine.InvalidInput, "Accounts:Tries “many” is to be a whole number\n"), (code, errors.ToString()));
        Assert.False(Directory.Exists(Data), "The folder of the database was made.");
    }

    [Fact]
    public void The_site_takes_the_options_of_its_framework()
    {
        string[] args = ["--urls", "http://localhost:5081", "--Logging:LogLevel:Default", "Debug",
            "--Kestrel:Limits:MaxConcurrentConnections", "9", "--environment", "Test", "--Proxies:Known:0=10.0.0.0/8", "--AllowedHosts",
            "*"];
        Assert.Null(CommandLine.Run(args, Stream.Null, TextWriter.Null));
    }

    /// <summary>The program itself, once for each exit code.</summary>
    [Theory]
    [InlineData(0, "", "--version")]
    [InlineData(1, "Accounts:Tries “many” is to be a whole number\n", "--Accounts:Tries", "many")]
    [InlineData(2, "ehds-readiness: unknown option “--foo”", "--foo")]
    public async Task The_program_ends_by_itself_and_makes_nothing(int code, string message, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Site).Assembly.Location, .. args])
            { WorkingDirectory = _folder.FullName, RedirectStandardError = true, RedirectStandardOutput = true };
        // Variables of other software, and one of ours that is empty, are no fault.
        (start.Environment["MAIL"], start.Environment["Other__Setting"], start.Environment["Site__Contact"]) =
            ("/var/mail/somebody", "1", "");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.StartsWith(message, errors, StringComparison.Ordinal);
        Assert.Equal((code, code == 0 ? 0 : 1), (process.ExitCode, errors.Count(c => c == '\n')));
        Assert.Empty(_folder.GetFileSystemInfos());
        Assert.Equal(code == 0,
            System.Text.RegularExpressions.Regex.IsMatch(await output, @"^ehds-readiness \d+\.\d+\.\d+\ncommit \w+\ncontent \d{4}-\d"));
    }

    /// <summary>The one line that stops the start with these settings.</summary>
    private async Task<string> FaultAsync(params string[] args)
    {
        using var errors = new StringWriter();
        string[] usual = args.Contains("--urls") ? [] : ["--urls", "http://127.0.0.1:0"];
        Assert.Null(await Site.BuildAsync(
            [.. usual, "--environment", "Test", "--Database:Path", Path.Combine(Data, "site.db"), .. args], errors));
        return Assert.Single(errors.ToString().TrimEnd().Split('\n'));
    }
}
