using System.Net.Sockets;
using System.Text.Json;
using Xunit;

namespace Cardshop.TestKit.Machines;

/// <summary>The monitor of a machine in QEMU, through which things are plugged into it and pulled out (QMP). For one thread at a time.</summary>
public sealed class QemuMonitor : IDisposable
{
    private readonly NetworkStream _stream;
    private readonly StreamReader _lines;

    public QemuMonitor(Socket socket)
    {
        _stream = new NetworkStream(socket, ownsSocket: true);
        _lines = new StreamReader(_stream);
        Assert.True(Next().TryGetProperty("QMP", out _));
        Do("qmp_capabilities");
    }

    /// <summary>Has a command carried out.</summary>
    /// <param name="command">Its name.</param>
    /// <param name="arguments">An object that becomes JSON; null for none.</param>
    public void Do(string command, object? arguments = null)
    {
        Send(command, arguments);
        while (true)
        {
            var answer = Next();
            Assert.False(answer.TryGetProperty("error", out var error), $"{command}: {error}");
            if (answer.TryGetProperty("return", out _))
            {
                return;
            }
        }
    }

    /// <summary>Pulls a device, and waits until it is gone.</summary>
    /// <param name="id">As it was called when it was plugged in.</param>
    public void Pull(string id)
    {
        Send("device_del", new { id });
        while (true)
        {
            var message = Next();
            Assert.False(message.TryGetProperty("error", out var error), $"{id}: {error}");
            if (message.TryGetProperty("event", out var name) && name.ValueEquals("DEVICE_DELETED")
                && message.GetProperty("data").TryGetProperty("device", out var device) && device.ValueEquals(id))
            {
                return;
            }
        }
    }

    public void Dispose()
    {
        _lines.Dispose();
        _stream.Dispose();
    }

    private void Send(string command, object? arguments)
    {
        _stream.Write(JsonSerializer.SerializeToUtf8Bytes(arguments is null ? new { execute = command } : (object)new { execute = command, arguments }));
        _stream.Write("\n"u8);
    }

    private JsonElement Next() => JsonElement.Parse(_lines.ReadLine() ?? throw new IOException("The machine is gone."));
}
