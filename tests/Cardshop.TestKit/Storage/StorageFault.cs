namespace Cardshop.TestKit.Storage;

/// <summary>What goes wrong at an operation.</summary>
public enum StorageFault
{
    /// <summary>The device reports an error (EIO); the operation has no effect.</summary>
    DeviceError,

    /// <summary>There is no room left (ENOSPC); the operation has no effect.</summary>
    DiskFull,

    /// <summary>The process is killed: what it wrote is what the next one reads.</summary>
    Kill,

    /// <summary>The power goes: what was not flushed is there, or not, or in parts.</summary>
    PowerCut,
}
