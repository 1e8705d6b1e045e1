namespace Cardshop.Workers.Kit;

/// <summary>Why a worker has to let go of a task before it is done.</summary>
public enum LeaseEnd
{
    /// <summary>The worker is being stopped.</summary>
    Stopping,

    /// <summary>The scheduler wants the task back.</summary>
    Drained,

    /// <summary>Somebody cancelled the task.</summary>
    Canceled,

    /// <summary>The task is somebody else's by now.</summary>
    Lost,
}
