using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Cardshop.Cards.Devices.Real;

/// <summary>Calls the kernel again where a signal came between, and makes exceptions of what it refuses.</summary>
internal static class SystemCall
{
    public const int ReadWrite = 0x2;
    public const int Create = 0x40;
    public const int Exclusive = 0x80;

    private const int CloseOnExec = 0x80000;

    /// <summary>Who owns the file and their group may write it, others may read it, less what the umask says.</summary>
    private const uint UsualMode = 0x1B4;

    /// <summary>Opens a file or a device.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="flags">Of <see href="https://man7.org/linux/man-pages/man2/open.2.html">open(2)</see>; 0 to read only.</param>
    /// <exception cref="IOException">The kernel refuses; <see cref="Errno.Of"/> says why.</exception>
    public static SafeFileHandle Open(string path, int flags)
    {
        while (true)
        {
            var handle = NativeCalls.Open(path, flags | CloseOnExec, UsualMode);
            if (!handle.IsInvalid)
            {
                return handle;
            }

            var number = Marshal.GetLastPInvokeError();
            handle.Dispose();
            if (number != Errno.Interrupted)
            {
                throw Failure(number);
            }
        }
    }

    /// <summary>Makes a call that returns -1 when it fails.</summary>
    /// <returns>0, or the number that says why it failed.</returns>
    public static int Try(Func<int> call)
    {
        while (call() < 0)
        {
            if (Marshal.GetLastPInvokeError() is var number and not Errno.Interrupted)
            {
                return number;
            }
        }

        return 0;
    }

    /// <inheritdoc cref="Try"/>
    /// <exception cref="IOException">It failed.</exception>
    public static void Do(Func<int> call)
    {
        if (Try(call) is var number and not 0)
        {
            throw Failure(number);
        }
    }

    /// <summary>An exception of the shape that those of <see cref="RandomAccess"/> have.</summary>
    public static IOException Failure(int number) => new(Marshal.GetPInvokeErrorMessage(number), number);
}
