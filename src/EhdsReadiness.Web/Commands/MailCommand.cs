namespace EhdsReadiness.Web.Commands;

/// <summary><c>mail test EMAIL</c> sends one mail by the server that the settings name, past the outbox, and says what the server
/// answered; <c>mail retry</c> has the site try again what was refused or given up.</summary>
public static class MailCommand
{
    /// <param name="args">What follows <c>mail</c>.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter errors)
    {
        if (args is not [("test" or "retry") and var verb, .. var rest])
        {
            throw CommandFault.OfUsage("mail needs “test EMAIL” or “retry”");
        }

        var arguments = Arguments.Read(rest, verb == "test" ? ["--lang"] : []);
        return verb == "test" ? Test(arguments, output, errors) : Retry(arguments, output, errors);
    }

    private static int Retry(Arguments arguments, TextWriter output, TextWriter errors)
    {
        if (arguments.Operand is not null) { throw CommandFault.OfUsage("mail retry takes no address"); }

        return DataCommand.Run(arguments.SettingsOfSite(errors), async database =>
        {
            var mails = await new MailStore(database).RetryAsync(TimeProvider.System.GetUtcNow(), default);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"mails that the site tries again: {mails}"));
            return CommandLine.Done;
        });
    }

    private static int Test(Arguments arguments, TextWriter output, TextWriter errors)
    {
        if (arguments.Operand is not { } email) { throw CommandFault.OfUsage("mail test needs an address"); }

        if (Languages.Find(arguments.Options.GetValueOrDefault("--lang", Language.French.Code())) is not { } language)
        {
            throw new CommandFault("--lang needs “fr” or “en”");
        }

        var settings = arguments.SettingsOfSite(errors);
        if (!EmailAddress.IsWellFormed(email)) { throw new CommandFault($"“{email}” is no email address"); }

        if (settings.Mail.Host is null) { throw new CommandFault("no Mail:Host is set: mails stay in the outbox"); }

        SendAsync(Mail.Of("Test", email, language, SiteAddress.Of(settings)), settings.Mail).GetAwaiter().GetResult();
        output.WriteLine($"{settings.Mail.Host} took the mail to {email}");
        return CommandLine.Done;
    }

    private static async Task SendAsync(Mail mail, MailSettings settings)
    {
        using var server = new SmtpConnection(settings, TimeProvider.System);
        using var message = Outbox.MessageOf(mail, settings, Guid.NewGuid().ToString("N"), TimeProvider.System.GetUtcNow());
        Exception? fault;
        try
        {
            await server.OpenAsync(default);
            fault = await server.SendAsync(message, default);
        }
        // Whatever a server, its certificate or the way to it may do: it is told, and nothing else was asked for.
        catch (Exception e)
        {
            fault = e;
        }

        if (fault is not null)
        {
            throw new CommandFault(string.Create(
                CultureInfo.InvariantCulture, $"{settings.Host}:{settings.Port}: {fault.Message}").ReplaceLineEndings(" "));
        }

        await server.CloseAsync(default);
    }
}
