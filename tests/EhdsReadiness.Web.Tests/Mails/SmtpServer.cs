using System.Threading.Channels;

namespace EhdsReadiness.Web.Tests.Mails;

/// <summary>A mail server of the smallest kind, on a free port of this machine: it takes each message, but for some recipients.</summary>
internal sealed class SmtpServer : IDisposable
{
    /// <summary>Nobody of that name is there.</summary>
    public const string Refused = "refused@exemple.fr";

    /// <summary>Their domain cannot be found for now.</summary>
    public const string Later = "later@exemple.fr";

    /// <summary>At their name the server hangs up.</summary>
    public const string HangUp = "hang-up@exemple.fr";

    /// <summary>At their name the server says that it closes, and does.</summary>
    public const string Closing = "closing@exemple.fr";

    /// <summary>At their name the server never answers.</summary>
    public const string Silent = "silent@exemple.fr";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Channel<string> _messages = Channel.CreateUnbounded<string>();
    private readonly Channel<string> _unanswered = Channel.CreateUnbounded<string>();
    private readonly ConcurrentQueue<string> _recipients = [];

    public SmtpServer()
    {
        _listener.Start();
        _ = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>True to hang up after each message that is taken.</summary>
    public bool TakesOneEach { get; set; }

    /// <summary>True to refuse every sender.</summary>
    public bool RefusesSenders { get; set; }

    /// <summary>The recipients that were asked for, each time.</summary>
    public IReadOnlyList<string> Recipients => [.. _recipients];

    /// <summary>The next message that is taken.</summary>
    public async Task<string> NextAsync() => await _messages.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60));

    /// <summary>The subjects of the messages that were taken since the last call.</summary>
    public IReadOnlyList<string> Subjects()
    {
        var subjects = new List<string>();
        while (_messages.Reader.TryRead(out var message))
        {
            subjects.Add(message.Split('\n').First(line => line.StartsWith("Subject: ", StringComparison.Ordinal))["Subject: ".Length..]
                .Trim());
        }

        return subjects;
    }

    /// <summary>Ends when somebody waits for an answer that never comes.</summary>
    public async Task UnansweredAsync() => await _unanswered.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60));

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await TalkAsync(client.GetStream());
            }
            catch (IOException)
            {
                // That one hung up; the next may come.
            }
            catch (Exception e) when (
                e is SocketException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
            {
                // The test is over.
                return;
            }
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 test");
        while (await reader.ReadLineAsync() is { } line)
        {
            switch (line.Split(' ')[0].ToUpperInvariant())
            {
                case "EHLO":
                    await writer.WriteLineAsync("250-test\r\n250 8BITMIME");
                    break;
                case "MAIL" when RefusesSenders:
                    await writer.WriteLineAsync("550 not from here");
                    break;
                case "RCPT":
                    var recipient = line.Split('<', '>')[1];
                    _recipients.Enqueue(recipient);
                    if (recipient == Silent)
                    {
                        _unanswered.Writer.TryWrite(recipient);
                        break;
                    }

                    if (recipient == HangUp)
                    {
                        return;
                    }

                    await writer.WriteLineAsync(recipient switch
                    {
                        Refused => "550 nobody of that name",
                        Later => "450 4.1.2 no such domain for now",
                        Closing => "421 closing",
                        _ => "250 ok",
                    });
                    if (recipient == Closing)
                    {
                        return;
                    }

                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    var message = new StringBuilder();
                    while (await reader.ReadLineAsync() is { } part && part != ".")
                    {
                        message.AppendLine(part);
                    }

                    _messages.Writer.TryWrite(message.ToString());
                    await writer.WriteLineAsync("250 taken");
                    if (TakesOneEach)
                    {
                        return;
                    }

                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 ok");
                    break;
            }
        }
    }
}
