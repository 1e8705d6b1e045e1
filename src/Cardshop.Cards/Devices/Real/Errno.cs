namespace Cardshop.Cards.Devices.Real;

/// <summary>
/// Numbers by which the kernel says why it did not do something, the same on every processor that .NET runs on.
/// See <see href="https://man7.org/linux/man-pages/man3/errno.3.html">errno(3)</see>.
/// </summary>
internal static class Errno
{
    public const int NotPermitted = 1;
    public const int NoEntry = 2;
    public const int Interrupted = 4;
    public const int InputOutput = 5;
    public const int NoDeviceOrAddress = 6;
    public const int WouldBlock = 11;
    public const int AccessDenied = 13;
    public const int Busy = 16;
    public const int NoDevice = 19;
    public const int InvalidArgument = 22;
    public const int NotThatKindOfDevice = 25;
    public const int TextBusy = 26;
    public const int FileTooLarge = 27;
    public const int NoSpaceLeft = 28;
    public const int ReadOnly = 30;
    public const int NotSupported = 95;
    public const int ShutDown = 108;
    public const int QuotaExceeded = 122;
    public const int NoMedium = 123;

    private const int Largest = 4095;

    /// <summary>The number behind an exception of this folder or of the framework; 0 when there is none.</summary>
    public static int Of(Exception error) => error switch
    {
        IOException { HResult: > 0 and <= Largest } failure => failure.HResult,
        ArgumentOutOfRangeException => FileTooLarge,
        { InnerException: { } inner } => Of(inner),
        _ => 0,
    };
}
