using System.Diagnostics.CodeAnalysis;
using Cardshop.Disk;

namespace Cardshop.Imaging.Bases.Checks;

/// <summary>Something that could be opened, or why it could not; neither, when there was nothing to open.</summary>
internal readonly record struct Opened<T>(T? Value, string? Problem)
    where T : class
{
    [MemberNotNullWhen(true, nameof(Value))]
    public bool IsOpen => Value is not null;

    public static Opened<T> Try(Func<T?> open)
    {
        try
        {
            return new Opened<T>(open(), null);
        }
        catch (DiskFormatException error)
        {
            return new Opened<T>(null, error.Message);
        }
    }
}
