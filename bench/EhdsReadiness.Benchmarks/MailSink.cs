using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace EhdsReadiness.Benchmarks;

/// <summary>A mail server on this machine that takes every message, and counts them by reader.</summary>
internal sealed class MailSink : IDisposable
{
    private readonly TcpListener _listener;
    private readonly ConcurrentDictionary<string, int> _taken = new();

    public MailSink(int port)
    {
        _listener = new(IPAddress.Loopback, port);
        _listener.Start();
        _ = ServeAsync();
    }

    /// <summary>How many messages were taken.</summary>
    public int Count => _taken.Values.Sum();

    /// <summary>How many of them to a reader.</summary>
    public int To(string email) => _taken.GetValueOrDefault(email);

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                _ = TalkAsync(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The measure is over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                using var reader = new StreamReader(client.GetStream());
                await using var writer = new StreamWriter(client.GetStream()) { NewLine = "\r\n", AutoFlush = true };
                await writer.WriteLineAsync("220 sink");
                var to = "";
                while (await reader.ReadLineAsync() is { } line)
                {
                    switch (line.Split(' ')[0].ToUpperInvariant())
                    {
                        case "RCPT":
                            to = line.Split('<', '>')[1];
                            await writer.WriteLineAsync("250 ok");
                            break;
                        case "DATA":
                            await writer.WriteLineAsync("354 go on");
                            while (await reader.ReadLineAsync() is { } text && text != ".") { }

                            _taken.AddOrUpdate(to, 1, (_, count) => count + 1);
                            await writer.WriteLineAsync("250 taken");
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
        catch (IOException)
        {
            // Killed in the middle.
        }
    }
}
