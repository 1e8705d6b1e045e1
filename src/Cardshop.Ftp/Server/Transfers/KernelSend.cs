using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Cardshop.Ftp.Server.Transfers;

/// <summary>
/// Sends parts of files without copying them into this process (<see href="https://man7.org/linux/man-pages/man2/sendfile.2.html">sendfile(2)</see>).
/// The framework's own method knows whole files by name only.
/// </summary>
internal static partial class KernelSend
{
    private const int PieceSize = 1 << 20;
    private const int Interrupted = 4;
    private const int TryAgain = 11;

    /// <summary>How long the kernel waits before it says that a connection takes nothing.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(250);

    public static bool IsSupported => OperatingSystem.IsLinux() && Environment.Is64BitProcess;

    /// <summary>Blocks the thread that it runs on.</summary>
    /// <exception cref="DataChannelException">The connection broke or stands still.</exception>
    /// <exception cref="IOException">The file is shorter than it was.</exception>
    public static void Send(Socket socket, SafeFileHandle file, long offset, long end, TimeSpan timeout, Action<long> moved, CancellationToken cancellation)
    {
        socket.SendTimeout = (int)LongestWait.TotalMilliseconds;
        using var hangUp = cancellation.Register(() => HangUp(socket));
        var waited = TimeSpan.Zero;
        while (offset < end)
        {
            cancellation.ThrowIfCancellationRequested();
            var count = SendFile(socket.SafeHandle, file, ref offset, (nint)Math.Min(PieceSize, end - offset));
            if (count > 0)
            {
                waited = TimeSpan.Zero;
                moved(count);
            }
            else if (count == 0)
            {
                throw new EndOfStreamException($"The file ends at byte {offset}; it had {end} bytes.");
            }
            else
            {
                var error = Marshal.GetLastPInvokeError();
                cancellation.ThrowIfCancellationRequested();
                waited += Recover(error);
                if (waited >= timeout)
                {
                    throw new DataChannelException(426, $"Nothing moved on the data connection for {timeout.TotalSeconds:0} seconds.");
                }
            }
        }
    }

    private static void HangUp(Socket socket)
    {
        try
        {
            socket.Shutdown(SocketShutdown.Both);
        }
        catch (SocketException)
        {
            // The client was faster.
        }
    }

    /// <returns>How long the connection took nothing.</returns>
    private static TimeSpan Recover(int error) => error switch
    {
        Interrupted => TimeSpan.Zero,
        TryAgain => LongestWait,
        _ => throw new DataChannelException(426, "The data connection broke.", new SocketException(error)),
    };

    [LibraryImport("libc", EntryPoint = "sendfile", SetLastError = true)]
    private static partial nint SendFile(SafeHandle socket, SafeFileHandle file, ref long offset, nint count);
}
