namespace EhdsReadiness.Web.Commands;

/// <summary><c>user list</c>, <c>user add EMAIL --name NAME</c>, <c>user role EMAIL ROLE</c>, <c>user reset EMAIL</c>,
/// <c>user disable EMAIL</c> and <c>user enable EMAIL</c>: the way to the first administrator.</summary>
public static class UserCommand
{
    private const string PasswordFlag = "--password-stdin";

    /// <param name="args">What follows <c>user</c>.</param>
    /// <param name="input">Where a password is read from.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args, TextReader input, TextWriter output, TextWriter errors)
    {
        if (args is not [("list" or "add" or "role" or "reset" or "disable" or "enable") and var verb, .. var rest])
        {
            throw CommandFault.OfUsage(
                "user needs “list”, “add EMAIL --name NAME”, “role EMAIL ROLE”, “reset EMAIL”, “disable EMAIL” or “enable EMAIL”");
        }

        var adds = verb == "add";
        var operands = verb switch { "list" => 0, "role" => 2, _ => 1 };
        var arguments = Arguments.Read(
            rest, adds ? ["--name", "--role", "--lang"] : [], operands, flags: adds ? [PasswordFlag] : null);
        if (arguments.Operands.Count != operands || (adds && !arguments.Options.ContainsKey("--name")))
        {
            throw CommandFault.OfUsage(verb switch
            {
                "add" => "user add needs an address and “--name NAME”",
                "role" => "user role needs an address and a role",
                _ => $"user {verb} needs an address",
            });
        }

        var settings = arguments.SettingsOfSite(errors);
        return DataCommand.Run(settings, database => verb switch
        {
            "list" => ListAsync(database, output),
            "add" => AddAsync(arguments, settings, database, input, output),
            "role" => GiveRoleAsync(arguments, database, output),
            "reset" => ResetAsync(arguments.Operand!, database, output),
            _ => DisableAsync(arguments.Operand!, verb == "disable", database, output),
        });
    }

    /// <summary>Prints every account on a line of its own, its columns parted by tabulators.</summary>
    private static async Task<int> ListAsync(Database database, TextWriter output)
    {
        output.WriteLine("address\tname\trole\tsecond factor\tmade\tdisabled");
        foreach (var account in await new AccountStore(database).AllAsync(default))
        {
            output.WriteLine(string.Join(
                '\t', account.Email, account.Name, account.Role?.Id() ?? "-", account.HasSecondFactor ? "on" : "off",
                Day(account.CreatedAt), account.DisabledAt is { } since ? Day(since) : "-"));
        }

        return CommandLine.Done;

        static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static async Task<int> AddAsync(
        Arguments arguments, AllSettings settings, Database database, TextReader input, TextWriter output)
    {
        var (email, name) = (TextSanitizer.SanitizeToken(arguments.Operand) ?? "", TextSanitizer.SanitizeLine(arguments.Options["--name"]));
        var role = Ids.Find<AccountRole>(arguments.Options.GetValueOrDefault("--role"));
        var language = Languages.Find(arguments.Options.GetValueOrDefault("--lang", Language.French.Code()));
        var password = arguments.Flags.Contains(PasswordFlag) ? await input.ReadLineAsync() ?? "" : null;
        var wrong = !EmailAddress.IsWellFormed(email) ? $"“{email}” is no email address"
            : name is null || TextSanitizer.IsDisguised(arguments.Options["--name"]) || TextSanitizer.Length(name) > Account.LongestName
                ? $"the name needs 1 to {Account.LongestName} characters on one line"
            : Autolink.IsIn(name) ? "the name may hold no web or email address, and no full stop between two words without a space"
            : role is null && arguments.Options.TryGetValue("--role", out var typed) ? UnknownRole(typed)
            : language is null ? "--lang needs “fr” or “en”"
            : password is not null && PasswordRule.FaultOf(password, email, name, role) is { } fault ? WordsOf(fault, role)
            : null;
        if (wrong is not null) { throw new CommandFault(wrong); }

        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton(database)
            .AddSingleton<AuditTrail>().AddAccounts(settings, database);
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = AccountInvitations.NewAccount(email, name!, language!.Value, role,
            password is null ? null : accounts.PasswordHasher.HashPassword(null!, password), TimeProvider.System.GetUtcNow());
        var address = SiteAddress.Of(settings);
        WaitingMail? put = null;
        var isAdded = password is not null
            ? await provider.GetRequiredService<AccountStore>().AddAsync(account, AuditActor.System, default)
            : (put = await scope.ServiceProvider.GetRequiredService<AccountInvitations>()
                .AddAsync(account, path => address + path, AuditActor.System, default)) is not null;
        if (!isAdded) { throw new CommandFault($"{email} has an account already"); }

        output.WriteLine($"{email} added");
        if (put is not null)
        {
            output.WriteLine(provider.GetRequiredService<Outbox>().FileOf(put) is { } file ? $"a link to set the password is in {file}"
                : "the running site sends a link to set the password");
        }

        return CommandLine.Done;
    }

    private static async Task<int> GiveRoleAsync(Arguments arguments, Database database, TextWriter output)
    {
        var (email, word) = (arguments.Operands[0], arguments.Operands[1]);
        var role = Ids.Find<AccountRole>(word);
        if (role is null && word != "none") { throw new CommandFault(UnknownRole(word)); }

        var account = await FindAsync(email, database);

        if (await new StaffStore(database)
            .GiveRoleAsync(account.Id, role, AuditActor.System, TimeProvider.System.GetUtcNow(), default) is not { } change)
        {
            throw new CommandFault($"{email} has no account");
        }

        if (!change.IsDone)
        {
            var names = string.Join(", ", change.OwnedAlone.Select(name => $"“{name}”"));
            throw new CommandFault(
                $"{email} alone owns {names}, and staff open nothing of an organisation: make another member its owner first, or " +
                $"delete it");
        }

        output.WriteLine(role is null ? $"{email} has no role" : account.HasSecondFactor ? $"{email} is {word}"
            : $"{email} is {word}, and reaches nothing before a second factor is set up");
        if (change.Led > 0)
        {
            output.WriteLine(
                $"what {email} led in organisations is led by nobody now ({change.Led} in all); their owners are told by mail");
        }

        return CommandLine.Done;
    }

    /// <summary>Takes the second factor away, passkeys included, from somebody who lost the telephone and the recovery codes. Whoever holds
    /// any of these gains nothing: all sessions end, and the password is still asked for.</summary>
    private static async Task<int> ResetAsync(string email, Database database, TextWriter output)
    {
        var changed = await FindAsync(email, database);

        (changed.TwoFactor, changed.AuthenticatorKey, changed.SecurityStamp) = (false, null, Guid.NewGuid().ToString("N"));
        var what = new AuditEvent(AuditAction.Secured, AuditActor.System, AuditSubject.Account(changed.Id), null, "second factor off");
        var passkeys = new PasskeyStore(database, new AccountStore(database));
        if (!await passkeys.RemoveAllAsync(changed, what, TimeProvider.System.GetUtcNow(), default))
        {
            throw new CommandFault($"the account of {email} changed meanwhile; try again");
        }

        await new RecoveryCodeStore(database).ReplaceAsync(changed.Id, [], default);
        await new SessionStore(database).EndAllAsync(changed.Id, but: null, default);
        output.WriteLine($"{email} signs in by password alone until a second factor is set up again");
        return CommandLine.Done;
    }

    /// <summary>Keeps somebody out at once, sessions and links of mails included, or lets them in again. What is theirs stays.</summary>
    private static async Task<int> DisableAsync(string email, bool disabled, Database database, TextWriter output)
    {
        var account = await FindAsync(email, database);
        if (!await new AccountStore(database)
            .SetDisabledAsync(account.Id, disabled, AuditActor.System, TimeProvider.System.GetUtcNow(), default))
        {
            throw new CommandFault(disabled ? $"{account.Email} is disabled already" : $"{account.Email} is not disabled");
        }

        output.WriteLine(disabled ? $"{account.Email} is kept out, and signed out everywhere" : $"{account.Email} may sign in again");
        if (disabled)
        {
            var closing = await new ClosingStore(database).LookAsync(account.Id, default);
            foreach (var name in closing.ToHandOver.Concat(closing.ToErase.Select(one => one.Name)))
            {
                output.WriteLine($"nobody else owns “{name}”");
            }

            foreach (var (name, work) in closing.ToLeave.Select(one => (one.Name, one.Work.Count)))
            {
                output.WriteLine($"what {account.Email} leads in “{name}” waits meanwhile ({work} in all)");
            }
        }

        return CommandLine.Done;
    }

    /// <summary>The account of an address.</summary>
    private static async Task<Account> FindAsync(string email, Database database)
    {
        var address = TextSanitizer.SanitizeToken(email) ?? "";
        var account = EmailAddress.IsWellFormed(address)
            ? await new AccountStore(database).FindByEmailAsync(EmailAddress.Normalize(address), default) : null;
        return account ?? throw new CommandFault($"{address} has no account");
    }

    private static string UnknownRole(string word) => $"unknown role “{word}”: analyst, administrator, or none to take it away";

    private static string WordsOf(PasswordFault fault, AccountRole? role) => fault switch
    {
        PasswordFault.TooShort =>
            $"the password needs {(role is null ? PasswordRule.Shortest : PasswordRule.ShortestOfStaff)} characters at least",
        PasswordFault.TooLong => $"the password has more than {PasswordRule.Longest} characters",
        PasswordFault.OwnName => "the password may not be made of the address or the name",
        PasswordFault.TooCommon => "the password is among the first that anybody would try",
    };
}
